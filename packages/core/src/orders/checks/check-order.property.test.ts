import { posLocationSchema } from '@pos-bridge/pos';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { volume } from '../../../../../testing/volume.ts';
import { mutatedOrder } from '../../../testing/mutated-orders.ts';
import { samplePublished } from '../../../testing/sample-orders.ts';
import { fromClassicOrder } from '../site-order/classic/classic-order.ts';
import { createOrderCatalog } from '../site-order/order-catalog.ts';
import { fromRecord, toRecord } from '../validation/validation-record.ts';
import { createCheckOrder } from './check-order.ts';
import type { OrderFacts } from './facts.ts';
import type { OrderFinding } from './finding.ts';
import { createLocalTime } from './opening-hours.ts';
import { everyCheck } from './order-checks.ts';
import { declaration, inPosWords } from './order-facts.fixture.ts';

const base: Omit<OrderFacts, 'order' | 'translated'> = {
  paidByPosGateway: false,
  now: new Date('2026-01-05T11:00:00.000Z'),
  account: { authorized: true },
  configuration: { ready: true, code: null, reasons: [] },
  pausedUntil: null,
  catalog: createOrderCatalog(samplePublished()),
  location: posLocationSchema.parse({
    posLocationId: 'pos-1',
    name: 'Main Street',
    timeZone: 'Europe/Madrid',
    currency: 'EUR',
    hours: [{ openDay: 'MON', openTime: '09:00', closeDay: 'MON', closeTime: '22:00' }],
    fulfillment: [{ type: 'PICKUP' }, { type: 'DELIVERY', fee: '3.00', minimumOrder: '20.00' }],
  }),
  stock: new Map([['dish-1', { inStock: true, quantity: 3, outUntil: null }]]),
  declaration,
};

/** As a row holds them and gives them back. */
function keptAndRead(findings: readonly OrderFinding[]): readonly OrderFinding[] {
  const record = toRecord({ orderOpen: {}, findings, posOpinion: { kind: 'has_none' } });
  return fromRecord(JSON.parse(JSON.stringify(record))).findings;
}

it('mutated orders: each gets a finding of every check, the same ones twice and kept', () => {
  const every = everyCheck.map(({ id }) => id).sort();
  // They share nothing, so that what one remembers cannot help the other.
  const oneChecker = createCheckOrder({ localTime: createLocalTime() });
  const anotherChecker = createCheckOrder({ localTime: createLocalTime() });
  const times = volume(800, 10_000);
  let unclean = 0;
  let unsendable = 0;
  fc.assert(
    fc.property(mutatedOrder, (order) => {
      const before = JSON.stringify(order);
      const site = fromClassicOrder(order);
      const translated = inPosWords({ ...base, order: site });
      const first = oneChecker({ ...base, order: site, translated });
      const again = fromClassicOrder(structuredClone(order));
      const second = anotherChecker({ ...base, order: again, translated });
      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
      expect([...new Set(first.findings.map(({ check }) => check))].sort()).toEqual(every);
      expect(JSON.stringify(order)).toBe(before);
      expect(JSON.stringify(keptAndRead(first.findings))).toBe(JSON.stringify(first.findings));
      // What cannot be created is not valid.
      if (translated.outcome !== 'translated' || translated.order.lines.length === 0) {
        expect(first).toMatchObject({ valid: false, bound: true });
        unsendable += 1;
      }
      if (!first.valid) unclean += 1;
    }),
    { numRuns: times },
  );
  // Mutations that change nothing would prove nothing.
  expect(unclean).toBeGreaterThan(times / 5);
  expect(unsendable).toBeGreaterThan(times / 20);
}, 300_000);
