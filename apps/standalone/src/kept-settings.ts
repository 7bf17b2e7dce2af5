import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bridgeEnvShape } from '@pos-bridge/composition';

/**
 * Leaves the bridge's settings beside the data while it runs, readable by its owner alone, so that
 * `pnpm bridge` finds this bridge. Only what the bridge itself reads: the rest of the environment is
 * nobody's business. Answers what takes them away again.
 */
export async function keepSettings(
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
  const file = path.join(dataDir, 'settings.json');
  const ofBridge = Object.fromEntries(
    Object.entries(settings).filter(([name]) => name in bridgeEnvShape || name === 'CONSOLE_URL'),
  );
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify(ofBridge, null, 2)}\n`, { mode: 0o600 });
  return () => rm(file, { force: true });
}
