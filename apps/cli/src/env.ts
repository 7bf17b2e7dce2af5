import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bridgeEnvShape, readSettings } from '@pos-bridge/composition';
import { z } from 'zod';

const envSchema = z.object({
  ...bridgeEnvShape,
  CONSOLE_URL: z.url().default('http://localhost:4000'),
});
const settingsOfStart = z.record(z.string(), z.string());

/**
 * The bridge's settings: those of the environment, or else those of the `pnpm start` that runs on this
 * machine (it leaves them in its `DATA_DIR`). This is the command line's only reader of `process.env`.
 */
export async function readEnv(): Promise<z.infer<typeof envSchema>> {
  const given = process.env;
  const dataDir = given['DATA_DIR'] ?? fileURLToPath(new URL('../../../.data', import.meta.url));
  const kept =
    given['DATABASE_URL'] === undefined
      ? await readFile(path.join(dataDir, 'settings.json'), 'utf8').catch(() => undefined)
      : undefined;
  if (given['DATABASE_URL'] === undefined && kept === undefined) {
    throw new Error(
      'No bridge was found: set DATABASE_URL and the other settings, or run `pnpm start` beside this.',
    );
  }
  const ofStart = kept === undefined ? {} : settingsOfStart.parse(JSON.parse(kept));
  // What a person reads on a terminal is the answer, not the log.
  return readSettings(envSchema, { LOG_LEVEL: 'warn', ...ofStart, ...given });
}
