import type { Authorship } from '@pos-bridge/core';
import { storableSchema } from '@pos-bridge/storable';
import { accountIdSchema, configurationIdSchema } from '@pos-bridge/wix';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { AdapterDeps } from '../adapter-deps.ts';
import { Refusal, refusalShape } from './refusals.ts';
import type { SettingsSession, SettingsSessions } from './sessions.ts';

/** What the settings page's API works with. */
export interface SettingsDeps
  extends Pick<AdapterDeps, 'core' | 'changes' | 'unverified' | 'log' | 'now'> {
  readonly sessions: SettingsSessions;
}

/** What every procedure is given. */
export interface SettingsContext extends SettingsDeps {
  /** To be quoted to support; the log line of a fault carries it. */
  readonly requestId: string;
  /** Of whoever asks, on the network. */
  readonly address: string;
  /** Undefined without a token that is good. */
  readonly session: SettingsSession | undefined;
}

const t = initTRPC.context<SettingsContext>().create({
  isDev: false,
  sse: {
    // Whoever stands between us keeps the connection open, and a lost one shows.
    ping: { enabled: true, intervalMs: 20_000 },
    // The page comes back with a fresh token after this.
    maxDurationMs: 10 * 60_000,
  },
  errorFormatter: ({ error, ctx }) => refusalShape(error, ctx?.requestId ?? null),
});

export const { router } = t;

/** Whatever a procedure asks for: a text that the database cannot hold is refused before it runs. */
const refuseUnstorable = t.middleware(async ({ getRawInput, next }) => {
  const given = storableSchema.safeParse(await getRawInput());
  if (!given.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: given.error });
  return next();
});

/** For whoever comes from Wix and has no session yet: what cannot be read did not come from there. */
export const arrivalProcedure = t.procedure
  .use(async ({ next }) => {
    const result = await next();
    if (!result.ok && result.error.cause instanceof z.ZodError) throw new Refusal('NOT_FROM_WIX');
    return result;
  })
  .use(refuseUnstorable);

/** For a site owner; everything that it touches belongs to the session's instance. */
export const sessionProcedure = t.procedure
  .use(({ ctx: { session }, next }) => {
    if (session === undefined) throw new Refusal('SESSION_OVER');
    const by: Authorship = {
      author: { kind: 'site-owner', name: session.uid ?? 'site owner' },
      reason: null,
    };
    return next({ ctx: { session, instanceId: session.instanceId, by } });
  })
  .use(refuseUnstorable);

/** About an account of the site's own; another site's is answered like one that does not exist. */
export const accountProcedure = sessionProcedure
  .input(z.object({ accountId: accountIdSchema }))
  .use(async ({ ctx: { core, instanceId }, input, next }) => {
    const own = await core.accounts.listOf(instanceId);
    if (!own.some(({ id }) => id === input.accountId)) throw new Refusal('ACCOUNT_NOT_FOUND');
    return next();
  });

/** The same for a configuration. */
export const configurationProcedure = sessionProcedure
  .input(z.object({ configurationId: configurationIdSchema }))
  .use(async ({ ctx: { core, instanceId }, input, next }) => {
    const own = await core.configurations.listForWix(instanceId);
    if (!own.some(({ id }) => id === input.configurationId)) {
      throw new Refusal('CONFIGURATION_NOT_FOUND');
    }
    return next();
  });
