import { describe, expect, it } from 'vitest';
import type { ContractTest, GenuineWebhook } from './contract-setup.ts';

export function declareWebhooks({ setup }: ContractTest): void {
  describe('webhooks', () => {
    const receive = async (
      change: (genuine: GenuineWebhook) => Partial<GenuineWebhook> & { readonly now?: Date },
    ) => {
      const genuine = await setup().genuineWebhook?.();
      const { webhooks } = setup().provider;
      if (!genuine || !webhooks) return null;
      const { now = genuine.sentAt, ...changed } = change(genuine);
      const { headers, rawBody } = { ...genuine, ...changed };
      return webhooks.receive({ headers, rawBody, now });
    };

    it('accepts a genuine message and names its events', async (context) => {
      const receipt = await receive(() => ({}));
      if (receipt === null) return context.skip('this POS sends no webhooks');
      if (receipt.outcome !== 'accepted') throw new Error(receipt.reason);
      expect(receipt.messageId).not.toBe('');
      expect(receipt.events.length).toBeGreaterThan(0);
    });

    it('gives a repeated message the same id', async (context) => {
      const genuine = await setup().genuineWebhook?.();
      const { webhooks } = setup().provider;
      if (!genuine || !webhooks) return context.skip('this POS sends no webhooks');
      const ids = [1, 2].map(() => {
        const receipt = webhooks.receive({ ...genuine, now: genuine.sentAt });
        if (receipt.outcome !== 'accepted') throw new Error(receipt.reason);
        return receipt.messageId;
      });
      expect(ids[0]).toBe(ids[1]);
    });

    it('rejects a body that was changed on the way', async (context) => {
      const receipt = await receive(({ rawBody }) => ({ rawBody: `${rawBody} ` }));
      if (receipt === null) return context.skip('this POS sends no webhooks');
      expect(receipt.outcome).toBe('rejected');
    });

    it('rejects a message that is too old or comes from the future', async (context) => {
      const hour = 3_600_000;
      for (const shift of [hour, -hour]) {
        const receipt = await receive(({ sentAt }) => ({
          now: new Date(sentAt.getTime() + shift),
        }));
        if (receipt === null) return context.skip('this POS sends no webhooks');
        expect(receipt.outcome).toBe('rejected');
      }
    });

    it('rejects a message without a single one of its headers', async (context) => {
      const receipt = await receive(() => ({ headers: {} }));
      if (receipt === null) return context.skip('this POS sends no webhooks');
      expect(receipt.outcome).toBe('rejected');
    });
  });
}
