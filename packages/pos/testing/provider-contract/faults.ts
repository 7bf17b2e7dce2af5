import { describe, expect, it } from 'vitest';
import { PosFault } from '../../src/pos-fault.ts';
import { type ContractTest, patient } from './contract-setup.ts';

export function declareFaults({ setup, authorize, freshReference }: ContractTest): void {
  describe('faults', () => {
    it('obeys the signal of every call when the POS falls silent', async (context) => {
      const { fallSilent } = setup();
      if (!fallSilent) return context.skip('this setup never falls silent');
      const { session } = await authorize();
      const { provider, posLocationId } = setup();
      const reference = freshReference();
      const order = setup().acceptableOrder(reference);
      const callback = await setup().consent();
      const recover = await fallSilent();
      const soon = () => ({ signal: AbortSignal.timeout(100) });
      try {
        const calls = [
          provider.listLocations(session, soon()),
          provider.fetchMenu(session, posLocationId, soon()),
          provider.createOrder(session, order, { ...soon(), idempotencyKey: reference }),
          provider.findOrderByReference(session, posLocationId, reference, soon()),
          provider.getOrder(session, posLocationId, 'any', soon()),
          provider.listStock(session, posLocationId, soon()),
          provider.authorization.exchange(callback, soon()),
          provider.authorization.revoke(session, soon()),
          provider.validateOrder?.(session, order, soon()),
          provider.authorization.renew?.(session, soon()),
        ].filter((call) => call !== undefined);
        for (const outcome of await Promise.allSettled(calls)) {
          if (outcome.status === 'fulfilled') throw new Error('a silent POS was understood');
          expect(outcome.reason).toBeInstanceOf(PosFault);
          expect(outcome.reason).toMatchObject({ kind: 'timeout', mayHaveHappened: true });
        }
      } finally {
        await recover();
      }
    });

    it('tells rate limits and server errors apart', async (context) => {
      const { answerOnly } = setup();
      if (!answerOnly) return context.skip('this setup has no error statuses');
      const { session } = await authorize();
      for (const [status, kind] of [
        [429, 'rate_limited'],
        [500, 'server_error'],
      ] as const) {
        const recover = await answerOnly(status);
        try {
          const call = setup().provider.listLocations(session, patient());
          await expect(call).rejects.toMatchObject({ kind, retryable: true });
        } finally {
          await recover();
        }
      }
    });

    it('says that a POS which does not listen never saw the request', async (context) => {
      const { withoutPos } = setup();
      if (!withoutPos) return context.skip('this setup has no provider without a POS');
      const { session } = await authorize();
      const call = withoutPos.listLocations(session, patient());
      await expect(call).rejects.toMatchObject({ kind: 'unreachable', mayHaveHappened: false });
    });

    it('throws nothing that holds a credential', async () => {
      const { session } = await authorize();
      await setup().provider.authorization.revoke(session, patient());
      const callback = await setup().consent();
      const faults: unknown[] = [];
      const attempts = [
        () => setup().provider.listLocations(session, patient()),
        () => setup().provider.listLocations(session, { signal: AbortSignal.abort() }),
        () => setup().provider.authorization.exchange(callback, { signal: AbortSignal.abort() }),
        () => setup().withoutPos?.listLocations(session, patient()),
        () => setup().provider.authorization.renew?.(session, patient()),
      ];
      for (const attempt of attempts) {
        try {
          await attempt();
        } catch (fault) {
          faults.push(fault);
        }
      }
      expect(faults.length).toBeGreaterThan(1);
      const text = faults.map(tellEverything).join('\n');
      for (const secret of [...Object.values(session.credentials), callback.code])
        expect(text).not.toContain(secret);
    });
  });
}

/** Everything that a log could print of an error: message, stack, own fields, causes. */
function tellEverything(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  const fields = Object.fromEntries(Object.entries(error).filter(([key]) => key !== 'cause'));
  const cause = error.cause === undefined ? '' : tellEverything(error.cause);
  return `${error.message}\n${error.stack ?? ''}\n${JSON.stringify(fields)}\n${cause}`;
}
