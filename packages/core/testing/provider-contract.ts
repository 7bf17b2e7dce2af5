import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalCatalogSchema } from '../src/catalog/canonical-menu.ts';
import { PosFault } from '../src/pos/pos-fault.ts';
import { posLocationSchema } from '../src/pos/pos-location.ts';
import type { PosOrder } from '../src/pos/pos-order.ts';
import type { PosGrant, PosProvider, PosSession } from '../src/pos/pos-provider.ts';

/**
 * A POS with the provider under test in front of it, as the contract needs it. A POS that cannot do
 * one of the optional things leaves it out; the guarantees that rest on it are then skipped by name.
 */
export interface ProviderStage {
  readonly provider: PosProvider;
  /** A location with a menu, whose merchant `consent` speaks for. */
  readonly posLocationId: string;
  /** Plays the merchant who lets the bridge in; each call gives a fresh code. */
  consent(): Promise<{ readonly code: string; readonly redirectUri: string }>;
  /** An order that this location takes. */
  acceptableOrder(reference: string): PosOrder;
  /** An order that this location refuses. */
  refusedOrder(reference: string): PosOrder;
  /** How many orders the POS holds under a reference, asked past the provider. */
  countOrders(reference: string): Promise<number>;

  /** The POS takes the next order and its answer never arrives. */
  readonly loseNextCreateAnswer?: () => Promise<void>;
  /** The POS answers nothing until the returned function is called. */
  readonly fallSilent?: () => Promise<() => Promise<void>>;
  /** The POS answers every call with this status until the returned function is called. */
  readonly answerOnly?: (status: 429 | 500) => Promise<() => Promise<void>>;
  /** Marks an item of the menu out of stock. */
  readonly runOut?: (itemPosId: string) => Promise<void>;
  /** A provider like the one under test whose POS does not listen. */
  readonly withoutPos?: PosProvider;
  /** A genuine webhook of this POS, just sent. */
  readonly genuineWebhook?: () => Promise<GenuineWebhook>;
  close(): Promise<void>;
}

export interface GenuineWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
  readonly sentAt: Date;
}

const patient = () => ({ signal: AbortSignal.timeout(10_000) });

/**
 * The executable contract of {@link PosProvider}: every provider package runs it against its POS.
 * Call it at the top of a test file; it declares the tests.
 */
export function describeProviderContract(name: string, setUp: () => Promise<ProviderStage>): void {
  describe(`the provider contract: ${name}`, () => {
    let stage: ProviderStage;
    let references = 0;
    const freshReference = () => {
      references += 1;
      return `contract-${Date.now()}-${references}`;
    };
    const authorize = async (): Promise<{ grant: PosGrant; session: PosSession }> => {
      const outcome = await stage.provider.authorization.exchange(await stage.consent(), patient());
      if (outcome.outcome !== 'granted') throw new Error(`not granted: ${outcome.message}`);
      const { posMerchantId, credentials } = outcome;
      return { grant: outcome, session: { posMerchantId, credentials } };
    };

    beforeAll(async () => {
      stage = await setUp();
    });
    afterAll(async () => {
      await stage?.close();
    });

    describe('declaration', () => {
      it('names the provider in a way that fits addresses and rows', () => {
        expect(stage.provider.declaration.key).toMatch(/^[a-z][a-z0-9-]*$/);
      });

      it('declares the statuses that validation answers with, one a success and one not', () => {
        const { orderStatuses, validationStatuses } = stage.provider.declaration;
        const successOf = (status: string) =>
          orderStatuses.find((declared) => declared.status === status)?.success;
        expect(successOf(validationStatuses.valid)).toBe(true);
        expect(successOf(validationStatuses.invalid)).toBe(false);
      });

      it('declares each status once, and a meaning for each in every language', () => {
        const { orderStatuses, refusals } = stage.provider.declaration;
        const names = orderStatuses.map(({ status }) => status);
        expect(names).toEqual([...new Set(names)]);
        for (const { meaning } of [...orderStatuses, ...refusals])
          for (const text of [meaning.en, meaning.es]) expect(text.trim()).not.toBe('');
      });

      it('offers exactly what its capabilities say', () => {
        const { declaration, validateOrder, webhooks } = stage.provider;
        expect(validateOrder !== undefined).toBe(declaration.capabilities.validatesOrders);
        expect(webhooks !== undefined).toBe(declaration.capabilities.webhooks);
      });
    });

    describe('authorization', () => {
      it('sends the merchant to a page that knows state and redirect address', () => {
        const request = { state: 'a state & more', redirectUri: 'https://bridge.example/back' };
        const url = new URL(stage.provider.authorization.consentUrl(request));
        const values = [...url.searchParams.values()];
        expect(values).toContain(request.state);
        expect(values).toContain(request.redirectUri);
      });

      it('exchanges a code for a grant that works', async () => {
        const { grant, session } = await authorize();
        expect(grant.posMerchantId).not.toBe('');
        const locations = await stage.provider.listLocations(session, patient());
        expect(locations.length).toBeGreaterThan(0);
      });

      it('answers a used code with a refusal, not with a fault', async () => {
        const callback = await stage.consent();
        await stage.provider.authorization.exchange(callback, patient());
        const again = await stage.provider.authorization.exchange(callback, patient());
        expect(again.outcome).toBe('refused');
      });

      it('answers a code that was never given with a refusal', async () => {
        const { redirectUri } = await stage.consent();
        const callback = { code: 'no-such-code', redirectUri };
        const outcome = await stage.provider.authorization.exchange(callback, patient());
        expect(outcome.outcome).toBe('refused');
      });

      it('renews a grant into one that works, for the same merchant', async (context) => {
        const { renew } = stage.provider.authorization;
        if (renew === null) return context.skip('credentials of this POS never expire');
        const { session } = await authorize();
        const renewed = await renew(session, patient());
        expect(renewed.posMerchantId).toBe(session.posMerchantId);
        const { posMerchantId, credentials } = renewed;
        await stage.provider.listLocations({ posMerchantId, credentials }, patient());
      });

      it('is unauthorized after the authorization was given back', async () => {
        const { session } = await authorize();
        await stage.provider.authorization.revoke(session, patient());
        const call = stage.provider.listLocations(session, patient());
        await expect(call).rejects.toMatchObject({
          name: 'PosFault',
          kind: 'unauthorized',
          retryable: false,
          mayHaveHappened: false,
        });
      });

      it('refuses to renew what was given back', async (context) => {
        const { renew } = stage.provider.authorization;
        if (renew === null) return context.skip('credentials of this POS never expire');
        const { session } = await authorize();
        await stage.provider.authorization.revoke(session, patient());
        await expect(renew(session, patient())).rejects.toMatchObject({ kind: 'unauthorized' });
      });
    });

    describe('locations and menus', () => {
      it('lists locations in the shape of the port, each once', async () => {
        const { session } = await authorize();
        const locations = await stage.provider.listLocations(session, patient());
        for (const location of locations) posLocationSchema.parse(location);
        const ids = locations.map(({ posLocationId }) => posLocationId);
        expect(ids).toContain(stage.posLocationId);
        expect(ids).toEqual([...new Set(ids)]);
      });

      it('gives a menu in the canonical shape, whose references all lead somewhere', async () => {
        const { session } = await authorize();
        const fetched = await stage.provider.fetchMenu(session, stage.posLocationId, patient());
        const menu = canonicalCatalogSchema.parse(fetched);
        expect(menu.dishes.length).toBeGreaterThan(0);
        const idsOf = (things: readonly { posId: string }[]) =>
          new Set(things.map(({ posId }) => posId));
        const [sections, dishes, variations] = [
          idsOf(menu.sections),
          idsOf(menu.dishes),
          idsOf(menu.variations),
        ];
        const dangling = [
          ...menu.menus.flatMap((m) => m.sectionPosIds).filter((id) => !sections.has(id)),
          ...menu.sections.flatMap((s) => s.dishPosIds).filter((id) => !dishes.has(id)),
          ...menu.dishes
            .flatMap((dish) => dish.optionGroups.flatMap((group) => group.choices))
            .map((choice) => choice.variationPosId)
            .filter((id) => !variations.has(id)),
        ];
        expect(dangling).toEqual([]);
      });

      it('gives the same menu with the same ids when asked again', async () => {
        const { session } = await authorize();
        const first = await stage.provider.fetchMenu(session, stage.posLocationId, patient());
        const second = await stage.provider.fetchMenu(session, stage.posLocationId, patient());
        expect(second).toEqual(first);
      });

      it('says that a location is gone', async () => {
        const { session } = await authorize();
        const call = stage.provider.fetchMenu(session, 'no-such-location', patient());
        await expect(call).rejects.toMatchObject({ kind: 'location_gone' });
      });
    });

    describe('orders', () => {
      const create = (session: PosSession, order: PosOrder, idempotencyKey: string) =>
        stage.provider.createOrder(session, order, { ...patient(), idempotencyKey });

      it('creates an order with a declared status and can read it again', async () => {
        const { session } = await authorize();
        const reference = freshReference();
        const outcome = await create(session, stage.acceptableOrder(reference), reference);
        if (outcome.outcome !== 'created') throw new Error('the order was refused');
        const statuses = stage.provider.declaration.orderStatuses.map(({ status }) => status);
        expect(statuses).toContain(outcome.order.posOrderStatus);
        expect(outcome.order.posLocationId).toBe(stage.posLocationId);
        const { posOrderId } = outcome.order;
        const { posLocationId } = stage;
        const read = await stage.provider.getOrder(session, posLocationId, posOrderId, patient());
        expect(read?.posOrderId).toBe(posOrderId);
        expect(read?.reference).toBe(reference);
      });

      it('creates one order for one idempotency key, also for callers at the same time', async (context) => {
        if (!stage.provider.declaration.capabilities.idempotentCreate)
          return context.skip('this POS knows no idempotency keys');
        const { session } = await authorize();
        const reference = freshReference();
        const order = stage.acceptableOrder(reference);
        const together = await Promise.all([1, 2, 3].map(() => create(session, order, reference)));
        const later = await create(session, order, reference);
        const ids = [...together, later].map((outcome) =>
          outcome.outcome === 'created' ? outcome.order.posOrderId : 'rejected',
        );
        expect(new Set(ids).size).toBe(1);
        expect(ids).not.toContain('rejected');
        expect(await stage.countOrders(reference)).toBe(1);
      });

      it('finds an order by reference, and answers null where there is none', async () => {
        const { session } = await authorize();
        const { posLocationId } = stage;
        const reference = freshReference();
        const find = () =>
          stage.provider.findOrderByReference(session, posLocationId, reference, patient());
        expect(await find()).toBeNull();
        const outcome = await create(session, stage.acceptableOrder(reference), reference);
        if (outcome.outcome !== 'created') throw new Error('the order was refused');
        expect((await find())?.posOrderId).toBe(outcome.order.posOrderId);
      });

      it('answers null for an order id that the POS does not know', async () => {
        const { session } = await authorize();
        const { posLocationId } = stage;
        const order = await stage.provider.getOrder(session, posLocationId, 'no-such', patient());
        expect(order).toBeNull();
      });

      it('answers a refusal with a value that says why, and keeps no order', async () => {
        const { session } = await authorize();
        const reference = freshReference();
        const outcome = await create(session, stage.refusedOrder(reference), reference);
        if (outcome.outcome !== 'rejected') throw new Error('the order was taken');
        expect(outcome.refusals.length).toBeGreaterThan(0);
        const declared = stage.provider.declaration;
        const statuses = declared.orderStatuses.filter(({ success }) => !success);
        expect(statuses.map(({ status }) => status)).toContain(outcome.posOrderStatus);
        const codes = declared.refusals.map(({ code }) => code);
        for (const { code } of outcome.refusals) expect(codes).toContain(code);
        expect(await stage.countOrders(reference)).toBe(0);
      });

      it('validates without a lasting effect', async (context) => {
        const { validateOrder } = stage.provider;
        if (!validateOrder) return context.skip('this POS does not validate orders');
        const { session } = await authorize();
        const { valid, invalid } = stage.provider.declaration.validationStatuses;
        const reference = freshReference();
        const good = await validateOrder(session, stage.acceptableOrder(reference), patient());
        expect(good).toMatchObject({ valid: true, posOrderStatus: valid, refusals: [] });
        const bad = await validateOrder(session, stage.refusedOrder(reference), patient());
        expect(bad).toMatchObject({ valid: false, posOrderStatus: invalid });
        expect(bad?.refusals.length).toBeGreaterThan(0);
        expect(await stage.countOrders(reference)).toBe(0);
      });

      it('throws a fault that may have happened when the answer is lost, and finds the order', async (context) => {
        if (!stage.loseNextCreateAnswer) return context.skip('this stage loses no answers');
        const { session } = await authorize();
        const { posLocationId } = stage;
        const reference = freshReference();
        await stage.loseNextCreateAnswer();
        const call = create(session, stage.acceptableOrder(reference), reference);
        await expect(call).rejects.toMatchObject({ kind: 'timeout', mayHaveHappened: true });
        const found = await stage.provider.findOrderByReference(
          session,
          posLocationId,
          reference,
          patient(),
        );
        expect(found?.reference).toBe(reference);
        expect(await stage.countOrders(reference)).toBe(1);
      });
    });

    describe('faults', () => {
      it('obeys the signal of every call when the POS falls silent', async (context) => {
        if (!stage.fallSilent) return context.skip('this stage never falls silent');
        const { session } = await authorize();
        const { provider, posLocationId } = stage;
        const reference = freshReference();
        const order = stage.acceptableOrder(reference);
        const recover = await stage.fallSilent();
        const soon = () => ({ signal: AbortSignal.timeout(100) });
        try {
          const calls = [
            provider.listLocations(session, soon()),
            provider.fetchMenu(session, posLocationId, soon()),
            provider.createOrder(session, order, { ...soon(), idempotencyKey: reference }),
            provider.findOrderByReference(session, posLocationId, reference, soon()),
            provider.getOrder(session, posLocationId, 'any', soon()),
            provider.listStock(session, posLocationId, soon()),
          ];
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
        if (!stage.answerOnly) return context.skip('this stage has no error statuses');
        const { session } = await authorize();
        for (const [status, kind] of [
          [429, 'rate_limited'],
          [500, 'server_error'],
        ] as const) {
          const recover = await stage.answerOnly(status);
          try {
            const call = stage.provider.listLocations(session, patient());
            await expect(call).rejects.toMatchObject({ kind, retryable: true });
          } finally {
            await recover();
          }
        }
      });

      it('says that a POS which does not listen never saw the request', async (context) => {
        if (!stage.withoutPos) return context.skip('this stage has no provider without a POS');
        const { session } = await authorize();
        const call = stage.withoutPos.listLocations(session, patient());
        await expect(call).rejects.toMatchObject({ kind: 'unreachable', mayHaveHappened: false });
      });

      it('throws nothing that holds a credential', async () => {
        const { session } = await authorize();
        await stage.provider.authorization.revoke(session, patient());
        const callback = await stage.consent();
        const faults: unknown[] = [];
        const attempts = [
          () => stage.provider.listLocations(session, patient()),
          () => stage.provider.listLocations(session, { signal: AbortSignal.abort() }),
          () => stage.provider.authorization.exchange(callback, { signal: AbortSignal.abort() }),
          () => stage.withoutPos?.listLocations(session, patient()),
          () => stage.provider.authorization.renew?.(session, patient()),
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

    describe('stock', () => {
      it('tells what ran out, and shows it in the menu', async (context) => {
        if (!stage.runOut) return context.skip('nothing ever runs out on this stage');
        const { session } = await authorize();
        const { posLocationId } = stage;
        const menu = await stage.provider.fetchMenu(session, posLocationId, patient());
        const dish = menu.dishes.findLast(({ inStock }) => inStock);
        if (!dish) throw new Error('the menu has nothing in stock');
        await stage.runOut(dish.posId);
        const stock = await stage.provider.listStock(session, posLocationId, patient());
        const level = stock.find(({ itemPosId }) => itemPosId === dish.posId);
        expect(level).toMatchObject({ inStock: false, observedAt: expect.any(Date) });
        const after = await stage.provider.fetchMenu(session, posLocationId, patient());
        expect(after.dishes.find(({ posId }) => posId === dish.posId)?.inStock).toBe(false);
      });
    });

    describe('webhooks', () => {
      const receive = async (
        change: (genuine: GenuineWebhook) => Partial<GenuineWebhook> & { readonly now?: Date },
      ) => {
        const genuine = await stage.genuineWebhook?.();
        if (!genuine || !stage.provider.webhooks) return null;
        const { now = genuine.sentAt, ...changed } = change(genuine);
        const { headers, rawBody } = { ...genuine, ...changed };
        return stage.provider.webhooks.receive({ headers, rawBody, now });
      };

      it('accepts a genuine message and names its events', async (context) => {
        const receipt = await receive(() => ({}));
        if (receipt === null) return context.skip('this POS sends no webhooks');
        if (receipt.outcome !== 'accepted') throw new Error(receipt.reason);
        expect(receipt.messageId).not.toBe('');
        expect(receipt.events.length).toBeGreaterThan(0);
      });

      it('gives a repeated message the same id', async (context) => {
        const genuine = await stage.genuineWebhook?.();
        const { webhooks } = stage.provider;
        if (!genuine || !webhooks) return context.skip('this POS sends no webhooks');
        const ids = [1, 2].map(() => {
          const receipt = webhooks.receive({ ...genuine, now: genuine.sentAt });
          return receipt.outcome === 'accepted' ? receipt.messageId : receipt.reason;
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
  });
}

/** Everything that a log could print of an error: message, stack, own fields, causes. */
function tellEverything(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  const fields = Object.fromEntries(Object.entries(error).filter(([key]) => key !== 'cause'));
  const cause = error.cause === undefined ? '' : tellEverything(error.cause);
  return `${error.message}\n${error.stack ?? ''}\n${JSON.stringify(fields)}\n${cause}`;
}
