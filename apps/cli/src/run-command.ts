import { parseArgs } from 'node:util';
import type { AuditActor, Core } from '@pos-bridge/core';
import { CommandRefused } from './command.ts';
import { allCommands } from './commands/all-commands.ts';

export const usage = [
  'bridge <command>   the bridge from the command line',
  '',
  ...allCommands.flatMap(({ name, parameters, summary }) => [
    `  ${`${name} ${parameters}`.trimEnd()}`,
    `      ${summary}`,
  ]),
  '',
  '  --reason <text>   why; stands in the audit trail beside your name',
  '',
].join('\n');

export type ParsedCommand = NonNullable<ReturnType<typeof parseCommand>>;

/** Undefined where the usage is what is wanted. @throws CommandRefused where an option is unknown */
export function parseCommand(args: readonly string[]) {
  const parsed = parse(args);
  const [name, ...words] = parsed.positionals;
  const command = allCommands.find((candidate) => candidate.name === name);
  if (parsed.values.help || command === undefined) return undefined;
  return { command, words, options: parsed.values };
}

export async function runCommand(
  { command, words, options }: ParsedCommand,
  core: Core,
  author: AuditActor,
  print: (line: string) => void,
): Promise<void> {
  const authorship = { author, reason: options.reason ?? null };
  await command.run({ core, authorship, print }, words, options);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        provider: { type: 'string' },
        shared: { type: 'boolean' },
        suggested: { type: 'boolean' },
        'tell-wix': { type: 'boolean' },
        reason: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CommandRefused(error instanceof Error ? error.message : String(error));
  }
}
