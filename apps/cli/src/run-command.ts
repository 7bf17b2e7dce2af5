import { parseArgs } from 'node:util';
import type { AuditActor } from '@pos-bridge/core';
import { isStorableText } from '@pos-bridge/storable';
import { type CommandContext, CommandRefused } from './command.ts';
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

/** Undefined where the usage is what is wanted. @throws CommandRefused where an option is unknown, or a text cannot be stored */
export function parseCommand(args: readonly string[]) {
  if (!args.every(isStorableText)) {
    throw new CommandRefused('An argument holds a character that cannot be stored.');
  }
  const parsed = parse(args);
  const [name, ...words] = parsed.positionals;
  const command = allCommands.find((candidate) => candidate.name === name);
  if (parsed.values.help || command === undefined) return undefined;
  return { command, words, options: parsed.values };
}

export async function runCommand(
  { command, words, options }: ParsedCommand,
  bridge: Pick<CommandContext, 'core' | 'consoleUrl' | 'print'>,
  author: AuditActor,
): Promise<void> {
  const authorship = { author, reason: options.reason ?? null };
  await command.run({ ...bridge, authorship }, words, options);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        provider: { type: 'string' },
        confirmed: { type: 'boolean' },
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
