import { z } from 'zod';

/** What JSON can hold and PostgreSQL cannot: NUL, and half of a surrogate pair. */
export const isStorableText = (text: string): boolean =>
  text.isWellFormed() && !text.includes('\0');

/** As many as anybody reads; whoever sends more learns of the others next time. */
const mostIssues = 100;

/**
 * What a person or a program of ours gave, of any shape, as it came: refused where a text or a name in it
 * cannot be stored, at its path. The schema of the shape goes behind it: `storableSchema.pipe(shape)`.
 */
export const storableSchema = z.unknown().superRefine((given, context) => {
  let issues = 0;
  // A list and no recursion: whoever nests deeper than a program may call gets an answer as well.
  const open: Place[] = [{ value: given, name: null, inside: null }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value } = place;
    if (typeof value === 'string' && !isStorableText(value)) refuse(place);
    for (const [name, inner] of entriesOf(value)) {
      const within = { value: inner, name, inside: place };
      if (typeof name === 'string' && !isStorableText(name)) refuse(within);
      if (typeof inner === 'string' || typeof inner === 'object') open.push(within);
    }
    if (issues >= mostIssues) return;
  }

  function refuse(place: Place): void {
    issues += 1;
    const message = 'holds a character that cannot be stored';
    context.addIssue({ code: 'custom', path: pathOf(place), message });
  }
});

interface Place {
  readonly value: unknown;
  readonly name: string | number | null;
  readonly inside: Place | null;
}

function entriesOf(value: unknown): Iterable<[string | number, unknown]> {
  if (Array.isArray(value)) return value.entries();
  return isRecord(value) ? Object.entries(value) : [];
}

function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Place | null = place; at !== null && at.name !== null; at = at.inside) {
    path.push(typeof at.name === 'string' ? mendedText(at.name) : at.name);
  }
  return path.reverse();
}

/** What came from Wix or a POS: the character that stands for an unreadable one in its place. */
export const mendedText = (text: string): string =>
  isStorableText(text) ? text : text.toWellFormed().replaceAll('\0', '\u{FFFD}');

/** The same with every text and name in a value of plain objects and arrays; dates and the like stay. */
export function mended<Value>(value: Value): Value;
export function mended(value: unknown): unknown {
  if (typeof value === 'string') return mendedText(value);
  if (Array.isArray(value)) return value.map((inner: unknown) => mended(inner));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [mendedText(name), mended(inner)]),
  );
}

/** Only an escape can bring such a character into JSON that came as UTF-8. */
const mayNeedMending = /\\u(?:0000|d[89a-f])/i;

/** `JSON.parse` of what came from Wix or a POS. @throws SyntaxError where it is no JSON */
export function parseMendedJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return mayNeedMending.test(text) || !isStorableText(text) ? mended(value) : value;
}

/** No instance of a class; the fields of a query, whose prototype is an empty object, are one as well. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};
