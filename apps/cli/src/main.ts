// `pnpm bridge <command>`: the use cases of the bridge, for engineers.
import { userInfo } from 'node:os';
import { openBridge } from '@pos-bridge/composition';
import { CommandRefused } from './command.ts';
import { readEnv } from './env.ts';
import { parseCommand, runCommand, usage } from './run-command.ts';

try {
  const parsed = parseCommand(process.argv.slice(2));
  if (parsed === undefined) {
    console.log(usage);
    process.exitCode = process.argv.includes('--help') ? 0 : 2;
  } else {
    const bridge = await openBridge(await readEnv(), 'command line');
    try {
      const author = { kind: 'command-line' as const, name: userInfo().username };
      await runCommand(parsed, bridge.core, author, (line) => console.log(line));
    } finally {
      await bridge.close();
    }
  }
} catch (error) {
  console.error(
    error instanceof CommandRefused || !(error instanceof Error)
      ? String(error instanceof Error ? error.message : error)
      : `${error.name}: ${error.message}`,
  );
  process.exitCode = 1;
}
