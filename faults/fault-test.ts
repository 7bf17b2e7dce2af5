/** What a fault test may use: a server with room for databases. */
export interface FaultContext {
  /** A migrated database; `from`: a copy of another one that nobody is connected to. */
  createDatabase(name: string, from?: string): Promise<string>;
  say(line: string): void;
}

/** One kind of fault, held against the whole bridge in real processes: a file of its own here. */
export interface FaultTest {
  readonly name: string;
  /** @throws Error that says what was not as it must be */
  run(context: FaultContext): Promise<void>;
}
