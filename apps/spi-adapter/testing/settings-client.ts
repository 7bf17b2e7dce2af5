import { z } from 'zod';
import { type AnyProcedure, everyProcedureOf } from '../../../testing/every-procedure.ts';
import { settingsRouter } from '../src/settings/router.ts';
import type { TestAdapter } from './test-adapter.ts';
import { instancePayload, signInstance } from './tokens.ts';

export const everySettingsProcedure = (): AnyProcedure[] => everyProcedureOf(settingsRouter);

export interface PageAnswer {
  readonly status: number;
  /** What it answered, or the code of its refusal with the fields that do not fit. */
  readonly body: unknown;
  readonly text: string;
}

/** Calls the settings page's API with a session of one instance, as its page does. */
export interface SettingsClient {
  readonly token: string;
  call(path: string, input?: object): Promise<PageAnswer>;
}

export async function openSettings(
  adapter: Pick<TestAdapter, 'url'>,
  instanceId: string,
): Promise<SettingsClient> {
  const instance = signInstance(instancePayload(instanceId));
  const opened = await callSettings(adapter, 'session.open', { input: { instance } });
  if (opened.status !== 200) throw new Error(`no session: ${opened.text}`);
  const { token } = Object(opened.body);
  return { token, call: (path, input) => callSettings(adapter, path, { input, token }) };
}

const answers = z.union([
  z
    .object({ result: z.object({ data: z.unknown().optional() }) })
    .transform(({ result }) => result.data),
  z
    .object({
      error: z.object({
        data: z.object({
          code: z.string(),
          fields: z.array(z.string()),
          requestId: z.string().nullable(),
        }),
      }),
    })
    .transform(({ error: { data } }) => data),
]);

/** A subscription is left as soon as it has said something. */
export async function callSettings(
  { url }: Pick<TestAdapter, 'url'>,
  path: string,
  { input, token }: { readonly input?: object | undefined; readonly token?: string } = {},
): Promise<PageAnswer> {
  const type = everySettingsProcedure().find((procedure) => procedure.path === path)?.type;
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const response = await fetch(`${url}/settings/api/${path}${type === 'mutation' ? '' : query}`, {
    method: type === 'mutation' ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(type === 'mutation' && input !== undefined && { body: JSON.stringify(input) }),
  });
  if (type === 'subscription') return firstWord(response);
  const text = await response.text();
  return { status: response.status, body: answers.parse(JSON.parse(text)), text };
}

/** A refused subscription says so in its stream. */
async function firstWord(response: Response): Promise<PageAnswer> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    const word = text
      .split(/\n{2,}/)
      .find((event) => /^(data|event: serialized-error)/.test(event));
    const [, data] = /^data: (.+)$/m.exec(word ?? '') ?? [];
    if (data === undefined) continue;
    const body: unknown = JSON.parse(data);
    const refused = z.object({ data: z.object({ code: z.string(), httpStatus: z.number() }) });
    const refusal = refused.safeParse(body).data?.data;
    return { status: refusal?.httpStatus ?? response.status, body: refusal ?? body, text };
  }
  return { status: response.status, body: null, text };
}
