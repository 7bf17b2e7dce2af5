import { z } from 'zod';
import { type AnyProcedure, everyProcedureOf } from '../../../testing/every-procedure.ts';
import { appRouter } from '../src/server/router.ts';

export const everyProcedure = (): AnyProcedure[] => everyProcedureOf(appRouter);

export interface ProcedureAnswer {
  readonly status: number;
  /** `OK`, or the code of the refusal. */
  readonly code: string;
  /** The fields that do not fit. */
  readonly fields: readonly string[];
}

const refusal = z.object({
  error: z.object({
    data: z.object({ code: z.string(), fields: z.array(z.object({ path: z.string() })) }),
  }),
});

/** Asks over HTTP with any input; a subscription says in its stream why it ends, and is not followed. */
export async function askProcedure(
  url: string,
  { path, type }: AnyProcedure,
  input: unknown,
  cookie: string,
): Promise<ProcedureAnswer> {
  const written = input === undefined ? undefined : JSON.stringify(input);
  const isMutation = type === 'mutation';
  const query = isMutation || written === undefined ? '' : `?input=${encodeURIComponent(written)}`;
  const left = new AbortController();
  const answer = await fetch(`${url}/trpc/${path}${query}`, {
    method: isMutation ? 'POST' : 'GET',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    signal: left.signal,
    ...(isMutation && { body: written ?? '{}' }),
  });
  if (type === 'subscription') {
    const first = await firstEvents(answer);
    left.abort();
    const code = /"code":"(\w+)"/.exec(first)?.[1] ?? 'OK';
    const fields = [...first.matchAll(/"path":"([^"]*)"/g)].map(([, field = '']) => field);
    return { status: answer.status, code, fields: fields.filter((field) => field !== path) };
  }
  const body: unknown = await answer.json();
  const refused = refusal.safeParse(body).data?.error.data;
  return {
    status: answer.status,
    code: refused?.code ?? 'OK',
    fields: refused?.fields.map((field) => field.path) ?? [],
  };
}

/** Up to the first event that is an answer or an error. */
async function firstEvents(answer: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of answer.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (/"code":|^id: |data: "look"/m.test(text)) break;
  }
  return text;
}
