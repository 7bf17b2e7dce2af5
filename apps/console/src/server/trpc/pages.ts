import { momentSchema, storableSchema } from '@pos-bridge/storable';
import { z } from 'zod';
import { refuse } from './refusals.ts';

const cursor = z.string().min(1).max(300);

/** Where a page of a list lies: below `before`, above `after`, or at the top. */
export const pageInput = z.object({
  before: cursor.optional(),
  after: cursor.optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** One page, newest first, with the cursors that lead on from it; null where the list ends. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    older: z.string().nullable(),
    newer: z.string().nullable(),
  });

/** How the place of a row in its list is written into an address, and read again. */
export interface Cursor<Row, Place> {
  of(row: Row): string;
  parse: z.ZodType<Place, string>;
}

/** A list that is in the order of a number which grows with time. */
export const byNumber: Cursor<{ readonly id: number }, number> = {
  of: (row) => String(row.id),
  parse: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
};

/** The same, for rows whose number is called their position. */
export const byPosition: Cursor<{ readonly position: number }, number> = {
  of: (row) => String(row.position),
  parse: byNumber.parse,
};

/** The same, for rows whose number is called their sequence. */
export const bySequence: Cursor<{ readonly sequence: number }, number> = {
  of: (row) => String(row.sequence),
  parse: byNumber.parse,
};

/** A place that is written as JSON; what it holds is for the list's own schema to say. */
export const jsonText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not a place in this list' });
      return z.NEVER;
    }
  })
  .pipe(storableSchema);

/** A place that is an id. */
export const idText = <IdSchema extends z.ZodType<string, string>>(
  idSchema: IdSchema,
): z.ZodType<z.output<IdSchema>, string> =>
  z.string().transform((text, context) => {
    const id = idSchema.safeParse(text);
    if (id.success) return id.data;
    context.addIssue({ code: 'custom', message: 'not a place in this list' });
    return z.NEVER;
  });

/** A list in the order of ids that sort by time. */
export const byId = <IdSchema extends z.ZodType<string, string>>(
  idSchema: IdSchema,
): Cursor<{ readonly id: string }, z.output<IdSchema>> => ({
  of: (row) => row.id,
  parse: idText(idSchema),
});

/** A list in the order of a time, and of ids where times are the same. */
export const byTimeAndId = <Row, IdSchema extends z.ZodType<string, string>>(
  timeOf: (row: Row) => Date,
  idSchema: IdSchema,
): Cursor<Row & { readonly id: string }, readonly [Date, z.output<IdSchema>]> => ({
  of: (row) => `${timeOf(row).toISOString()}~${row.id}`,
  parse: z.string().transform((text, context) => {
    const at = momentSchema.safeParse(text.slice(0, 24));
    const id = idSchema.safeParse(text.slice(25));
    if (at.success && id.success) return [at.data, id.data] as const;
    context.addIssue({ code: 'custom', message: 'not a place in this list' });
    return z.NEVER;
  }),
});

/** Where a list with an order of its own goes on; such a list is read downwards only. */
export const onwardInput = z.object({
  after: z.string().min(1).max(600).optional(),
  limit: pageInput.shape.limit,
});

/** One page of it, with the mark at which the next one begins; null where the list ends. */
export const onwardPageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });

/** Reads one page of such a list; `read` is asked for one row more than the page has. */
export async function readOnward<Row extends Placed, Placed, Place>(
  input: z.output<typeof onwardInput>,
  place: Cursor<Placed, Place>,
  read: (span: { readonly after: Place | undefined; readonly limit: number }) => Promise<Row[]>,
): Promise<{ rows: Row[]; next: string | null }> {
  const after = placeIn(input.after, place);
  return onePage(await read({ after, limit: input.limit + 1 }), input.limit, place.of);
}

/** One page of `found`, which has one row more than the page where there is more. */
export function onePage<Row>(found: readonly Row[], limit: number, place: (row: Row) => string) {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? place(last) : null };
}

/** Where core goes on: `before` leads down, `after` leads up to the rows right above. */
export interface Span<Place> {
  readonly before: Place | undefined;
  readonly after: Place | undefined;
  readonly limit: number;
}

/** Reads one page; `read` is asked for one row more than the page has, newest first. */
export async function readPage<Row extends Placed, Placed, Place>(
  input: z.output<typeof pageInput>,
  place: Cursor<Placed, Place>,
  read: (span: Span<Place>) => Promise<Row[]>,
): Promise<{ rows: Row[]; older: string | null; newer: string | null }> {
  const { limit } = input;
  const found = await read({
    before: placeIn(input.before, place),
    after: placeIn(input.after, place),
    limit: limit + 1,
  });
  const more = found.length > limit;
  const upwards = input.after !== undefined;
  const rows = upwards ? found.slice(-limit) : found.slice(0, limit);
  const [first] = rows;
  const last = rows.at(-1);
  const hasOlder = upwards || more;
  const hasNewer = upwards ? more : input.before !== undefined;
  return {
    rows,
    older: hasOlder && last !== undefined ? place.of(last) : null,
    newer: hasNewer && first !== undefined ? place.of(first) : null,
  };
}

function placeIn<Placed, Place>(
  written: string | undefined,
  place: Cursor<Placed, Place>,
): Place | undefined {
  if (written === undefined) return undefined;
  const parsed = place.parse.safeParse(written);
  if (!parsed.success)
    throw refuse(['BAD_REQUEST', 'Page not found. Go back to the start of the list.']);
  return parsed.data;
}
