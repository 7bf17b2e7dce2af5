import { describe, expect, it } from 'vitest';
import { type ContractTest, patient } from './contract-setup.ts';

export function declareAuthorization({ setup, authorize }: ContractTest): void {
  describe('declaration', () => {
    it('names the provider in a way that fits addresses and rows', () => {
      expect(setup().provider.declaration.key).toMatch(/^[a-z][a-z0-9-]*$/);
    });

    it('declares the statuses that validation answers with, one a success and one not', () => {
      const { orderStatuses, validationStatuses } = setup().provider.declaration;
      const successOf = (status: string) =>
        orderStatuses.find((declared) => declared.status === status)?.success;
      expect(successOf(validationStatuses.valid)).toBe(true);
      expect(successOf(validationStatuses.invalid)).toBe(false);
    });

    it('declares each status once, and a meaning for each in every language', () => {
      const { orderStatuses, refusals } = setup().provider.declaration;
      const names = orderStatuses.map(({ status }) => status);
      expect(names).toEqual([...new Set(names)]);
      for (const { meaning } of [...orderStatuses, ...refusals])
        for (const text of [meaning.en, meaning.es]) expect(text.trim()).not.toBe('');
    });

    it('offers exactly what its capabilities say', () => {
      const { declaration, validateOrder, webhooks } = setup().provider;
      expect(validateOrder !== undefined).toBe(declaration.capabilities.validatesOrders);
      expect(webhooks !== undefined).toBe(declaration.capabilities.webhooks);
    });
  });

  describe('authorization', () => {
    it('sends the merchant to a page that knows state and redirect address', () => {
      const request = { state: 'a state & more', redirectUri: 'https://bridge.example/back' };
      const url = new URL(setup().provider.authorization.consentUrl(request));
      const values = [...url.searchParams.values()];
      expect(values).toContain(request.state);
      expect(values).toContain(request.redirectUri);
    });

    it('exchanges a code for a grant that works', async () => {
      const { grant, session } = await authorize();
      expect(grant.posMerchantId).not.toBe('');
      const locations = await setup().provider.listLocations(session, patient());
      expect(locations.length).toBeGreaterThan(0);
    });

    it('answers a used code with a refusal, not with a fault', async () => {
      const callback = await setup().consent();
      await setup().provider.authorization.exchange(callback, patient());
      const again = await setup().provider.authorization.exchange(callback, patient());
      expect(again.outcome).toBe('refused');
    });

    it('answers a code that was never given with a refusal', async () => {
      const { redirectUri } = await setup().consent();
      const callback = { code: 'no-such-code', redirectUri };
      const outcome = await setup().provider.authorization.exchange(callback, patient());
      expect(outcome.outcome).toBe('refused');
    });

    it('renews a grant into one that works, for the same merchant', async (context) => {
      const { renew } = setup().provider.authorization;
      if (renew === null) return context.skip('credentials of this POS never expire');
      const { session } = await authorize();
      const renewed = await renew(session, patient());
      expect(renewed.posMerchantId).toBe(session.posMerchantId);
      const { posMerchantId, credentials } = renewed;
      await setup().provider.listLocations({ posMerchantId, credentials }, patient());
    });

    it('is unauthorized after the authorization was given back', async () => {
      const { session } = await authorize();
      await setup().provider.authorization.revoke(session, patient());
      const call = setup().provider.listLocations(session, patient());
      await expect(call).rejects.toMatchObject({
        name: 'PosFault',
        kind: 'unauthorized',
        retryable: false,
        mayHaveHappened: false,
      });
    });

    it('refuses to renew what was given back', async (context) => {
      const { renew } = setup().provider.authorization;
      if (renew === null) return context.skip('credentials of this POS never expire');
      const { session } = await authorize();
      await setup().provider.authorization.revoke(session, patient());
      await expect(renew(session, patient())).rejects.toMatchObject({ kind: 'unauthorized' });
    });
  });
}
