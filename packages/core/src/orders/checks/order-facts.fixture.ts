import { type CanonicalCatalog, canonicalCatalogSchema, posLocationSchema } from '@pos-bridge/pos';
import { expect, it } from 'vitest';
import { sampleCatalog, sampleOrder, samplePublished } from '../../../testing/sample-orders.ts';
import type { CatalogMasters } from '../../catalog/masters.ts';
import { toPosOrder } from '../pos-order/to-pos-order.ts';
import { fromClassicOrder, readClassicOrder } from '../site-order/classic/classic-order.ts';
import { createOrderCatalog } from '../site-order/order-catalog.ts';
import type { SiteOrder } from '../site-order/site-order.ts';
import { createCheckOrder } from './check-order.ts';
import type { KnownStock, OrderFacts } from './facts.ts';
import type { OrderFinding } from './finding.ts';
import { createLocalTime } from './opening-hours.ts';
import type { OrderCheckId } from './order-checks.ts';

export const checkOrder = createCheckOrder({ localTime: createLocalTime() });

/** A Monday, 12:00 in Madrid. */
export const now = new Date('2026-01-05T11:00:00.000Z');

export const location = posLocationSchema.parse({
  posLocationId: 'pos-1',
  name: 'Main Street',
  timeZone: 'Europe/Madrid',
  currency: 'EUR',
  hours: [{ openDay: 'MON', openTime: '09:00', closeDay: 'MON', closeTime: '22:00' }],
  fulfillment: [
    { type: 'PICKUP' },
    { type: 'DELIVERY', fee: '3.00', minimumOrder: '20.00' },
    { type: 'DINE_IN' },
  ],
});

export const menuWith = (
  change: (catalog: CanonicalCatalog) => unknown,
  masters?: Partial<CatalogMasters>,
) =>
  createOrderCatalog(
    samplePublished(canonicalCatalogSchema.parse(change(sampleCatalog())), masters),
  );

export const declaration: OrderFacts['declaration'] = {
  money: { rounding: 'HALF_UP' },
  requires: { customerPhone: true, customerEmail: true },
  capabilities: {
    validatesOrders: true,
    idempotentCreate: true,
    webhooks: true,
    countsStock: true,
  },
};

export const facts = (changes: Partial<OrderFacts> = {}): OrderFacts => {
  const all = { ...usual(), ...changes };
  return { ...all, translated: changes.translated ?? inPosWords(all) };
};

export const inPosWords = ({ order, catalog }: Pick<OrderFacts, 'order' | 'catalog'>) =>
  toPosOrder(order, {
    catalog,
    posLocationId: 'pos-1',
    reference: 'reference-1',
    paidByPosGateway: false,
  });

const usual = (): Omit<OrderFacts, 'translated'> => ({
  order: fromClassicOrder(sampleOrder()),
  paidByPosGateway: false,
  now,
  account: { authorized: true },
  configuration: { ready: true, code: null, reasons: [] },
  pausedUntil: null,
  catalog: createOrderCatalog(samplePublished()),
  location,
  stock: new Map(),
  declaration,
});

/** A classic order as JSON, changed in place and read. */
export function changed(change: (order: ReturnType<typeof draft>) => void, lines = 3): SiteOrder {
  const order = draft(lines);
  change(order);
  return readClassicOrder(order);
}
// biome-ignore lint/suspicious/noExplicitAny: a test breaks orders in ways that no type allows.
const draft = (lines: number): any => structuredClone(sampleOrder(lines));

export interface Broken {
  readonly name: string;
  readonly check: OrderCheckId;
  readonly code: string;
  readonly path: string;
  readonly found?: string;
  readonly expected?: string;
  readonly changes: Partial<OrderFacts>;
}

export const stock = (posId: string, level: Partial<KnownStock>): ReadonlyMap<string, KnownStock> =>
  new Map([[posId, { inStock: true, quantity: null, outUntil: null, ...level }]]);

/** The sample order, delivered to an exact address for the location's fee. */
export function delivery(
  change: (order: ReturnType<typeof draft>) => void,
  fee = '3.00',
): SiteOrder {
  return changed((order) => {
    order.fulfillment = {
      type: 'DELIVERY',
      asap: true,
      deliveryDetails: {
        address: { street: 'Calle Mayor', streetNumber: '1', city: 'Madrid', approximate: false },
        restaurant: { fee },
      },
    };
    order.totals.delivery = fee;
    order.totals.total = (Number(order.totals.total) + Number(fee)).toFixed(2);
    order.payments[0].amount = order.totals.total;
    change(order);
  });
}

/** Each thing that is wrong fails one check, which names its place. */
export const expectNamed = (broken: readonly Broken[]): void =>
  it.each(broken)('$name', ({ check, code, path, found, expected, changes }) => {
    const result = checkOrder(facts(changes));
    const finding = result.findings.find((one) => one.check === check && one.verdict === 'failed');
    expect(finding).toMatchObject({
      code,
      path,
      ...(found !== undefined && { found }),
      ...(expected !== undefined && { expected }),
    });
    expect(finding?.sentence).not.toBe('');
    expect(result).toMatchObject({ judged: true, valid: false });
    if (path.startsWith('/lineItems/')) {
      expect(finding?.lineIndex).toBe(Number(path.split('/')[2]));
    }
  });

/** The sample order for a later time. */
export const promised = (promisedTime: string) =>
  changed((o) => {
    o.fulfillment.asap = false;
    o.fulfillment.promisedTime = promisedTime;
  });

/** All that is not right, or cannot be told. */
export const unclean = (findings: readonly OrderFinding[]) =>
  findings
    .filter(({ verdict }) => verdict !== 'passed')
    .map(({ check, code, verdict, path }) => ({ check, code, verdict, path }));

/** What one check finds. */
export const findingsOf = (check: OrderCheckId, changes: Partial<OrderFacts>) =>
  checkOrder(facts(changes)).findings.filter((finding) => finding.check === check);
