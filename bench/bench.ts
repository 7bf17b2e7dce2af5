/** One measured figure, with the bound that it is held to (if any). */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound?: { readonly at: 'least' | 'most'; readonly value: number };
}

export interface BenchContext {
  /** A server with room for databases; `createDatabase` makes a migrated one. */
  createDatabase(name: string): Promise<string>;
  say(line: string): void;
}

/** A benchmark: a file of its own in this folder. */
export interface Bench {
  readonly name: string;
  run(context: BenchContext): Promise<readonly Figure[]>;
}

export const holds = ({ value, bound }: Figure): boolean =>
  bound === undefined || (bound.at === 'least' ? value >= bound.value : value <= bound.value);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
