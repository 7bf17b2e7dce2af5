import type { Core } from '@pos-bridge/core';
import { storableSchema } from '@pos-bridge/storable';
import type { z } from 'zod';
import type { SettingsRefusalCode } from './refusals.ts';
import type { SettingsSession } from './sessions.ts';

/** What a route of the settings page works with. */
export interface SettingsDeps {
  readonly core: Core;
  readonly now: () => Date;
}

export type SettingsAnswer<Body extends object = object> =
  | { readonly outcome: 'answered'; readonly body: Body }
  | {
      readonly outcome: 'refused';
      readonly code: SettingsRefusalCode;
      /** Which fields do not fit; none where it is not about one. */
      readonly fields: readonly string[];
    };

type Method = 'GET' | 'POST';

/** One thing that the page may ask for; everything it touches belongs to the session's instance. */
export interface SettingsRoute<
  Verb extends Method,
  Path extends string,
  Input extends z.ZodType,
  Body extends object,
> {
  readonly method: Verb;
  /** Below `/settings/api`, with Fastify's parameters. */
  readonly path: Path;
  readonly input: Input;
  /** `raw`: the path's parameters and the body's fields, unchecked. */
  answer(raw: unknown, session: SettingsSession, deps: SettingsDeps): Promise<SettingsAnswer<Body>>;
}

/** A route whose input is checked before it does anything. Its types are those of the page's client. */
export const settingsRoute = <
  Verb extends Method,
  Path extends string,
  Input extends z.ZodType,
  Body extends object,
>(route: {
  readonly method: Verb;
  readonly path: Path;
  readonly input: Input;
  handle(
    input: z.output<Input>,
    session: SettingsSession,
    deps: SettingsDeps,
  ): Promise<SettingsAnswer<Body>>;
}): SettingsRoute<Verb, Path, Input, Body> => ({
  method: route.method,
  path: route.path,
  input: route.input,
  answer: async (raw, session, deps) => {
    const input = storableSchema.pipe(route.input).safeParse(raw);
    return input.success
      ? route.handle(input.data, session, deps)
      : refused('INVALID_REQUEST', fieldsOf(input.error));
  },
});

export const answered = <Body extends object>(body: Body): SettingsAnswer<Body> => ({
  outcome: 'answered',
  body,
});
export const refused = (
  code: SettingsRefusalCode,
  fields: readonly string[] = [],
): SettingsAnswer<never> => ({ outcome: 'refused', code, fields });

const fieldsOf = ({ issues }: z.ZodError): string[] => [
  ...new Set(issues.map(({ path }) => path.map(String).join('.'))),
];
