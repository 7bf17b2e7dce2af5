import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../database/connect.ts';
import { notify } from '../database/notifications.ts';
import type { Sealer } from '../encryption.ts';
import type { EndpointId } from '../ids.ts';
import type { AttemptResult, EndpointHealth, ItemResult } from './attempt-result.ts';
import { lockEndpoint } from './claim-deliveries.ts';
import { delayAfterAttempt } from './delivery-schedule.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import { recordEndpointHealth } from './record-endpoint-health.ts';
import {
  type DeliveryItemState,
  type DeliveryState,
  deliveries,
  deliveryAttempts,
  deliveryItems,
} from './tables.ts';

export interface Settlement {
  readonly endpointId: EndpointId;
  readonly claim: string;
  readonly results: readonly AttemptResult[];
  readonly health: EndpointHealth;
}

/**
 * Writes down what became of claimed deliveries. A worker that comes back after its claim ran out
 * leaves its calls in the record and decides nothing.
 */
export async function settleDeliveries(
  deps: Pick<InventoryDeps, 'db' | 'clock' | 'settings' | 'log' | 'jobs'> & {
    readonly sealer: Pick<Sealer, 'seal'>;
  },
  settlement: Settlement,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, settlement.endpointId);
    if (endpoint === undefined) return;
    for (const result of settlement.results) {
      await storeCalls(deps.sealer, tx, result);
      if (!(await isOurs(tx, result, settlement.claim))) continue;
      await settle(deps, tx, result, { isClosed: endpoint.state === 'closed' });
    }
    await recordEndpointHealth(deps, tx, endpoint, settlement.health);
    await notify(tx, 'deliveries_changed', endpoint.accountId);
  });
}

async function storeCalls(
  sealer: Pick<Sealer, 'seal'>,
  tx: Transaction,
  { delivery, calls }: AttemptResult,
): Promise<void> {
  if (calls.length === 0) return;
  const rows = await Promise.all(
    calls.map(async ({ answer, ...call }) => ({
      deliveryPosition: delivery.position,
      attempt: delivery.attempt,
      ...call,
      answerSealed: answer === null ? null : await sealer.seal(answer),
    })),
  );
  await tx.insert(deliveryAttempts).values(rows);
}

async function isOurs(
  tx: Transaction,
  { delivery }: AttemptResult,
  claim: string,
): Promise<boolean> {
  const [row] = await tx
    .select({ state: deliveries.state, claim: deliveries.claim })
    .from(deliveries)
    .where(eq(deliveries.position, delivery.position));
  return row?.state === 'sending' && row.claim === claim;
}

async function settle(
  deps: Pick<InventoryDeps, 'clock' | 'settings'>,
  tx: Transaction,
  result: AttemptResult,
  endpoint: { readonly isClosed: boolean },
): Promise<void> {
  const now = deps.clock.now();
  const { delivery } = result;
  const of = (...wanted: ItemResult[]): string[] =>
    [...result.items].flatMap(([item, became]) => (wanted.includes(became) ? [item] : []));
  const set = async (
    items: string[],
    state: DeliveryItemState,
    moments: { deliveredAt?: Date; provenAt?: Date } = {},
  ): Promise<void> => {
    if (items.length === 0) return;
    await tx
      .update(deliveryItems)
      .set({ state, ...moments })
      .where(
        and(
          eq(deliveryItems.deliveryPosition, delivery.position),
          inArray(deliveryItems.itemPosId, items),
          // What went through went through, also where something newer has come meanwhile.
          state === 'delivered' ? undefined : eq(deliveryItems.state, 'open'),
        ),
      );
  };
  await set(of('proven'), 'delivered', { deliveredAt: now, provenAt: now });
  await set(of('accepted'), 'delivered', { deliveredAt: now });
  await set(of('not-on-site'), 'skipped');
  await set(of('refused'), 'dead');

  const became = await itemStates(tx, delivery.position);
  if (!became.has('open')) return finish(tx, result, finalState(became), now);

  if (endpoint.isClosed) {
    await set(of('failed', 'untried'), 'canceled');
    return finish(tx, result, 'canceled', now);
  }
  if (of('failed').length === 0) {
    // Its time ran out before its turn came: no fault of its own.
    const isUntouched = of('untried').length === result.items.size;
    return postpone(tx, result, now, isUntouched ? delivery.attempt - 1 : delivery.attempt);
  }
  const delay = delayAfterAttempt(
    delivery.attempt,
    deps.settings,
    result.retryAfterMs,
    Math.random,
  );
  if (delay !== null) {
    return postpone(tx, result, new Date(now.getTime() + delay), delivery.attempt);
  }
  await set(of('failed', 'untried'), 'dead');
  return finish(tx, result, 'dead', now);
}

async function itemStates(
  tx: Transaction,
  position: number,
): Promise<ReadonlySet<DeliveryItemState>> {
  const rows = await tx
    .selectDistinct({ state: deliveryItems.state })
    .from(deliveryItems)
    .where(eq(deliveryItems.deliveryPosition, position));
  return new Set(rows.map(({ state }) => state));
}

/** What a delivery is called by the worst that needs somebody, then by the best that happened. */
const finalState = (items: ReadonlySet<DeliveryItemState>): DeliveryState => {
  if (items.has('dead')) return 'dead';
  if (items.has('delivered')) return 'delivered';
  return items.has('superseded') ? 'superseded' : 'skipped';
};

const finish = async (
  tx: Transaction,
  { delivery, outcome }: AttemptResult,
  state: DeliveryState,
  now: Date,
): Promise<void> => {
  await tx
    .update(deliveries)
    .set({ state, claim: null, lastOutcome: outcome, finishedAt: now, dueAt: now })
    .where(eq(deliveries.position, delivery.position));
};

const postpone = async (
  tx: Transaction,
  { delivery, outcome }: AttemptResult,
  dueAt: Date,
  attempts: number,
): Promise<void> => {
  await tx
    .update(deliveries)
    .set({ state: 'pending', claim: null, lastOutcome: outcome, dueAt, attempts })
    .where(eq(deliveries.position, delivery.position));
};
