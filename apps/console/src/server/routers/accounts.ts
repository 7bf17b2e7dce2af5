import {
  type AccountChange,
  acceptanceDeadlineSchema,
  type ConnectLink,
  catalogSettingsSchema,
  usualAcceptWithinMinutes,
} from '@pos-bridge/core';
import { momentSchema } from '@pos-bridge/storable';
import { accountIdSchema, instanceIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { byTimeAndId, pageInput, pageOf, readPage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { reasonInput } from '../trpc/reason.ts';
import { accept, type Refusal, refuse } from '../trpc/refusals.ts';
import {
  accountPage,
  accountSummary,
  posLocation,
  standing,
  timelineEntry,
} from './account-shapes.ts';

export const accountFilters = z.object({
  /** The one of this id, as a line of the list. */
  accountId: accountIdSchema.optional(),
  state: z.enum(['active', 'inactive', 'disconnected']).optional(),
  posAuthorization: z.enum(['none', 'authorized', 'revoked']).optional(),
  provider: z.string().max(60).optional(),
  locationStanding: standing.optional(),
  merchant: z.string().trim().max(100).optional(),
});
const account = z.object({ accountId: accountIdSchema });
const accountWithReason = account.extend(reasonInput.shape);
export const byCreation = byTimeAndId((row: { createdAt: Date }) => row.createdAt, accountIdSchema);

const timelinePage = 30;

const noAccount: Refusal = ['NOT_FOUND', 'Account not found. Check the id.'];
const changed = ({ outcome }: AccountChange) =>
  accept(outcome, {
    'account-not-found': noAccount,
    disconnected: [
      'PRECONDITION_FAILED',
      'The account is disconnected. Ask the merchant to connect again.',
    ],
    'another-account-active': [
      'CONFLICT',
      'Another account of this site is active. Deactivate it first: Wix allows only one.',
    ],
  });
const change = z.object({ outcome: z.enum(['done', 'unchanged']) });

function linked(link: ConnectLink): { url: string; expiresAt: Date } {
  if (link.outcome === 'created') return link;
  throw refuse(noLink[link.outcome]);
}
const noLink: Readonly<Record<Exclude<ConnectLink['outcome'], 'created'>, Refusal>> = {
  'account-not-found': noAccount,
  'instance-not-found': ['NOT_FOUND', 'Site not found. Check the id.'],
  'app-not-installed': [
    'PRECONDITION_FAILED',
    'The app is not installed on the site. Ask the site owner to add it.',
  ],
  'nothing-to-replace': ['CONFLICT', 'The account no longer serves this site. Reload the page.'],
  'provider-missing': [
    'PRECONDITION_FAILED',
    'This POS is not set up. Ask whoever runs the bridge.',
  ],
  'another-account-active': [
    'CONFLICT',
    'Another account of this site is active. To move the site to another POS account, open the site and choose Change POS account.',
  ],
};
const link = z.object({ url: z.string(), expiresAt: z.date() });

export const accountsRouter = router({
  list: viewerProcedure
    .input(accountFilters.extend(pageInput.shape))
    .output(pageOf(accountSummary))
    .query(({ ctx, input }) =>
      readPage(input, byCreation, (span) => ctx.core.support.listAccounts({ ...input, ...span })),
    ),

  get: viewerProcedure
    .input(account)
    .output(accountPage)
    .query(async ({ ctx, input }) => {
      const page = await ctx.core.support.accountPage(input.accountId);
      if (page === undefined) throw refuse(noAccount);
      return page;
    }),

  posLocations: viewerProcedure
    .input(account)
    .output(z.object({ locations: z.array(posLocation) }))
    .query(async ({ ctx, input }) => ({
      locations: await ctx.core.accounts.locationsOf(input.accountId),
    })),

  timeline: viewerProcedure
    .input(account.extend({ cursor: momentSchema.nullish() }))
    .output(z.object({ entries: z.array(timelineEntry), nextCursor: z.string().nullable() }))
    .query(async ({ ctx, input: { accountId, cursor } }) => {
      const entries = await ctx.core.support.timeline({
        accountId,
        before: cursor ?? undefined,
        limit: timelinePage,
      });
      const last = entries.length === timelinePage ? entries.at(-1) : undefined;
      return { entries, nextCursor: last?.at.toISOString() ?? null };
    }),

  providers: viewerProcedure
    .output(z.object({ providers: z.array(z.object({ key: z.string(), name: z.string() })) }))
    .query(({ ctx }) => ({
      providers: ctx.core.pos.declarations().map(({ key, name }) => ({ key, name })),
    })),

  setActive: supportProcedure
    .input(accountWithReason.extend({ active: z.boolean() }))
    .output(change)
    .mutation(async ({ ctx, input: { reason, ...wish } }) => ({
      outcome: changed(await ctx.core.accounts.setActive(wish, { author: ctx.actor, reason })),
    })),

  disconnect: supportProcedure
    .input(accountWithReason)
    .output(change)
    .mutation(async ({ ctx, input: { accountId, reason } }) => ({
      outcome: changed(
        await ctx.core.accounts.disconnect(accountId, { author: ctx.actor, reason }),
      ),
    })),

  pauseOrdering: supportProcedure
    .input(accountWithReason.extend({ until: momentSchema.nullable() }))
    .output(change)
    .mutation(async ({ ctx, input: { reason, ...pause } }) => ({
      outcome: changed(await ctx.core.accounts.pauseOrdering(pause, { author: ctx.actor, reason })),
    })),

  /** For the merchant: lets the bridge into the POS anew. */
  authorizationLink: supportProcedure
    .input(accountWithReason)
    .output(link)
    .mutation(async ({ ctx, input: { accountId, reason } }) =>
      linked(
        await ctx.core.accounts.createConnectLink({ accountId }, { author: ctx.actor, reason }),
      ),
    ),

  /**
   * For a merchant whose site has the app and no account yet; or, with `replaces`, for one who has another
   * account at a POS now.
   */
  connectionLink: supportProcedure
    .input(
      reasonInput.extend({
        instanceId: instanceIdSchema,
        provider: z.string().max(60),
        replaces: accountIdSchema.optional(),
      }),
    )
    .output(link)
    .mutation(async ({ ctx, input: { reason, ...wanted } }) =>
      linked(await ctx.core.accounts.createConnectLink(wanted, { author: ctx.actor, reason })),
    ),

  fetchPosLocations: supportProcedure
    .input(account)
    .output(z.object({ count: z.number() }))
    .mutation(async ({ ctx, input }) => {
      const fetched = await ctx.core.accounts.fetchLocations(input.accountId);
      if (fetched.outcome === 'fetched') return { count: fetched.count };
      throw refuse(['PRECONDITION_FAILED', 'The POS denied access. Authorize the account again.']);
    }),

  catalogSettings: viewerProcedure
    .input(account)
    .output(catalogSettingsSchema)
    .query(({ ctx, input }) => ctx.core.catalog.readSettings(input.accountId)),

  changeCatalogSettings: supportProcedure
    .input(accountWithReason.extend({ settings: catalogSettingsSchema }))
    .output(z.object({ outcome: z.literal('changed') }))
    .mutation(async ({ ctx, input: { accountId, settings, reason } }) => {
      const by = { actor: ctx.actor, reason };
      const { outcome } = await ctx.core.catalog.changeSettings(accountId, settings, by);
      return { outcome: accept(outcome, { 'account-not-found': noAccount }) };
    }),

  acceptanceDeadline: viewerProcedure
    .input(account)
    .output(z.object({ deadline: acceptanceDeadlineSchema, usualMinutes: z.number() }))
    .query(async ({ ctx, input }) => ({
      deadline: await ctx.core.orders.acceptanceDeadlineOf(input.accountId),
      usualMinutes: usualAcceptWithinMinutes,
    })),

  changeAcceptanceDeadline: supportProcedure
    .input(accountWithReason.extend({ deadline: acceptanceDeadlineSchema }))
    .output(z.object({ outcome: z.enum(['changed', 'unchanged']) }))
    .mutation(async ({ ctx, input: { reason, ...wish } }) => {
      const by = { author: ctx.actor, reason };
      const { outcome } = await ctx.core.orders.changeAcceptanceDeadline(wish, by);
      return { outcome: accept(outcome, { 'account-not-found': noAccount }) };
    }),
});
