import { type AccountChange, type ConnectLink, catalogMastersSchema } from '@pos-bridge/core';
import { momentSchema } from '@pos-bridge/storable';
import { z } from 'zod';
import { accountProcedure, router, sessionProcedure } from './procedures.ts';
import { Refusal, type SettingsRefusalCode } from './refusals.ts';

export const accountsRouter = router({
  /** A first connection to one of the POS systems: where the merchant lets the bridge in. */
  connect: sessionProcedure
    .input(z.object({ provider: z.string().max(100) }))
    .mutation(async ({ ctx: { core, instanceId, by }, input: { provider } }) =>
      connectAddress(await core.accounts.createConnectLink({ instanceId, provider }, by)),
    ),

  /** The same account once more: its authorization was revoked, or it was disconnected. */
  reconnect: accountProcedure.mutation(async ({ ctx: { core, by }, input: { accountId } }) =>
    connectAddress(await core.accounts.createConnectLink({ accountId }, by)),
  ),

  disconnect: accountProcedure.mutation(async ({ ctx: { core, by }, input }) =>
    accept(await core.accounts.disconnect(input.accountId, by)),
  ),

  /** No orders before `until`; null: orders again at once. */
  pause: accountProcedure
    .input(z.object({ until: momentSchema.nullable() }))
    .mutation(async ({ ctx: { core, now, by }, input }) => {
      if (input.until !== null && input.until <= now()) throw new Refusal('CONFLICT');
      accept(await core.accounts.pauseOrdering(input, by));
    }),

  chooseMasters: accountProcedure
    .input(z.object({ masters: catalogMastersSchema.required() }))
    .mutation(async ({ ctx: { core, by }, input: { accountId, masters } }) => {
      const settings = await core.catalog.readSettings(accountId);
      const { outcome } = await core.catalog.changeSettings(
        accountId,
        { ...settings, masters },
        { actor: by.author },
      );
      if (outcome !== 'changed') throw new Refusal('ACCOUNT_NOT_FOUND');
    }),

  /** Asks the POS once more which locations it has. */
  fetchLocations: accountProcedure.mutation(async ({ ctx: { core }, input: { accountId } }) => {
    // Where the POS lets nobody in any more, the overview says so.
    await core.accounts.fetchLocations(accountId);
  }),
});

const connectRefusals: Readonly<
  Record<Exclude<ConnectLink['outcome'], 'created'>, SettingsRefusalCode>
> = {
  'instance-not-found': 'APP_REMOVED',
  'app-not-installed': 'APP_REMOVED',
  'account-not-found': 'ACCOUNT_NOT_FOUND',
  // The page never asks for it.
  'nothing-to-replace': 'CONFLICT',
  'provider-missing': 'CONFLICT',
  'another-account-active': 'CONFLICT',
};

function connectAddress(made: ConnectLink): { readonly url: string } {
  if (made.outcome !== 'created') throw new Refusal(connectRefusals[made.outcome]);
  return { url: made.url };
}

function accept({ outcome }: AccountChange): void {
  switch (outcome) {
    case 'done':
    case 'unchanged':
      return;
    case 'account-not-found':
      throw new Refusal('ACCOUNT_NOT_FOUND');
    case 'disconnected':
    case 'another-account-active':
      throw new Refusal('CONFLICT');
  }
}
