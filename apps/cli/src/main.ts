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
    const env = await readEnv();
    const bridge = await openBridge(env, 'command line');
    try {
      const author = { kind: 'command-line' as const, name: userInfo().username };
      const consoleUrl = env.CONSOLE_URL.replace(/(?<!\/)\/+$/, '');
      const print = (line: string) => console.log(line);
      await runCommand(parsed, { core: bridge.core, consoleUrl, print }, author);
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
