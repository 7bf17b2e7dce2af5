import { z } from 'zod';

/** Where a page of a list lies: below `before`, above `after`, or at the top. */
export const pageInput = z.object({
  before: z.number().int().positive().optional(),
  after: z.number().int().positive().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type PageInput = z.infer<typeof pageInput>;

export interface Page<Row> {
  /** Newest first. */
  readonly rows: Row[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** One page of a list that is read newest first; `read` is asked for one row more than the page has. */
export async function readPage<Row>(
  input: PageInput,
  read: (limit: number) => Promise<Row[]>,
): Promise<Page<Row>> {
  const found = await read(input.limit + 1);
  const more = found.length > input.limit;
  if (input.after !== undefined) {
    return { rows: found.slice(-input.limit), hasOlder: true, hasNewer: more };
  }
  return {
    rows: found.slice(0, input.limit),
    hasOlder: more,
    hasNewer: input.before !== undefined,
  };
}
