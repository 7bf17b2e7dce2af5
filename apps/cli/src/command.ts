import type { Authorship, Core } from '@pos-bridge/core';

/** What a command works with. */
export interface CommandContext {
  readonly core: Core;
  readonly authorship: Authorship;
  /** Where staff reach the console, without a slash at its end. */
  readonly consoleUrl: string;
  print(line: string): void;
}

/** One command: a file of its own in `commands/`. */
export interface Command {
  readonly name: string;
  /** Behind the name: `<configuration> <location> [--shared]`. */
  readonly parameters: string;
  readonly summary: string;
  run(context: CommandContext, words: readonly string[], options: Options): Promise<void>;
}

export interface Options {
  readonly provider?: string | undefined;
  readonly confirmed?: boolean | undefined;
  readonly shared?: boolean | undefined;
  readonly suggested?: boolean | undefined;
  readonly 'tell-wix'?: boolean | undefined;
}

/** The caller's mistake, or a refusal: its message is the whole of what is printed. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

/** @throws CommandRefused where the word is missing */
export function wordAt(words: readonly string[], index: number, what: string): string {
  const word = words[index];
  if (word === undefined) throw new CommandRefused(`${what} is missing.`);
  return word;
}
