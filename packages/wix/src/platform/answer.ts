import { hasLongList } from '@pos-bridge/storable';
import type { z } from 'zod';
import type { WixApiErrorKind } from './api-error.ts';
import type { Exchange } from './exchange.ts';
import { parseJson } from './json.ts';

/** What an exchange comes to: the parsed answer, or what is wrong with it. */
export type ReadAnswer<Answer> =
  | { readonly kind: 'ok'; readonly answer: Answer }
  | { readonly kind: WixApiErrorKind; readonly hint: string | null };

/** Reads an exchange by its status and the schema of its answer. */
export const readAnswer = <Answer>(
  schema: z.ZodType<Answer>,
  seen: Exchange,
): ReadAnswer<Answer> => {
  if (seen.outcome === 'no-answer') return { kind: seen.kind, hint: seen.hint };
  const kind = kindOfStatus(seen.status);
  if (kind !== undefined) return { kind, hint: null };
  const json = parseJson(seen.text);
  if (json === undefined) return { kind: 'protocol', hint: 'the answer is not JSON' };
  // Before the schema, which works on each entry.
  if (hasLongList(json)) return { kind: 'protocol', hint: 'the answer has a list without an end' };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: 'ok', answer: parsed.data };
  const path = parsed.error.issues[0]?.path.map(String).join('.');
  return { kind: 'protocol', hint: `unexpected answer at "${path ?? ''}"` };
};

const kindOfStatus = (status: number): WixApiErrorKind | undefined => {
  if (status >= 200 && status < 300) return undefined;
  if (status === 401) return 'unauthorized';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'server';
  return status >= 400 ? 'client' : 'protocol';
};
