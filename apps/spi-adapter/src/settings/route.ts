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

export type SettingsAnswer =
  | { readonly outcome: 'answered'; readonly body: object }
  | {
      readonly outcome: 'refused';
      readonly code: SettingsRefusalCode;
      /** Which fields do not fit; none where it is not about one. */
      readonly fields: readonly string[];
    };

/** One thing that the page may ask for; everything it touches belongs to the session's instance. */
export interface SettingsRoute {
  readonly method: 'GET' | 'POST';
  /** Below `/settings/api`, with Fastify's parameters. */
  readonly path: string;
  readonly input: z.ZodType;
  /** `raw`: the path's parameters and the body's fields, unchecked. */
  answer(raw: unknown, session: SettingsSession, deps: SettingsDeps): Promise<SettingsAnswer>;
}

/** A route whose input is checked before it does anything. */
export const settingsRoute = <Input>(route: {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly input: z.ZodType<Input>;
  handle(input: Input, session: SettingsSession, deps: SettingsDeps): Promise<SettingsAnswer>;
}): SettingsRoute => ({
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

export const answered = (body: object): SettingsAnswer => ({ outcome: 'answered', body });
export const refused = (
  code: SettingsRefusalCode,
  fields: readonly string[] = [],
): SettingsAnswer => ({ outcome: 'refused', code, fields });

const fieldsOf = ({ issues }: z.ZodError): string[] => [
  ...new Set(issues.map(({ path }) => path.map(String).join('.'))),
];
