import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The page is built once a run, and only where its sources changed. */
export default async function buildWeb(): Promise<void> {
  const script = fileURLToPath(new URL('../build-web.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [script, '--if-stale']);
}
