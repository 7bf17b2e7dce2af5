import type { CatalogId, WixClient, WixEntityId } from '@pos-bridge/wix';
import type { Clock } from '../clock.ts';
import type { CallRecord, ItemResult } from './attempt-result.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { failuresBeforeRest } from './delivery-schedule.ts';
import { type WixFailure, wixFailure } from './wix-failure.ts';

/** What one delivery wants of one item, and the Wix items that stand for it. */
export interface WixItemChange {
  readonly delivery: ClaimedDelivery;
  readonly itemPosId: string;
  readonly inStock: boolean;
  readonly observedAt: Date;
  readonly wixIds: readonly WixEntityId[];
}

export interface WixItemOutcome {
  readonly result: Extract<ItemResult, 'accepted' | 'refused' | 'failed' | 'untried'>;
  readonly calls: readonly CallRecord[];
  readonly failure: WixFailure | null;
}

export interface PatchLimits {
  readonly clock: Clock;
  /** Time limit of a call. */
  readonly callMs: number;
  /** No call begins after this moment. */
  readonly stopAt: Date;
}

const atOnce = 4;

/**
 * Sets `inStock` of every item, a few at once. Stops where several calls in a row failed, where Wix asks
 * for patience, or where time is over; what was not reached is `untried`.
 */
export async function patchWixItems(
  wix: WixClient,
  catalogId: CatalogId,
  changes: readonly WixItemChange[],
  limits: PatchLimits,
): Promise<ReadonlyMap<WixItemChange, WixItemOutcome>> {
  const outcomes = new Map<WixItemChange, WixItemOutcome>();
  const waiting = [...changes];
  let failuresInRow = 0;
  let isStopped = false;

  const workOff = async (): Promise<void> => {
    for (;;) {
      if (isStopped || limits.clock.now() >= limits.stopAt) return;
      const change = waiting.shift();
      if (change === undefined) return;
      const outcome = await patchOne(wix, catalogId, change, limits);
      outcomes.set(change, outcome);
      const { failure } = outcome;
      failuresInRow = failure?.kind === 'passing' ? failuresInRow + 1 : 0;
      isStopped ||=
        failure?.kind === 'no-slot' ||
        (failure?.retryAfterMs ?? null) !== null ||
        failuresInRow >= failuresBeforeRest;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, changes.length) }, workOff));
  for (const change of waiting) {
    outcomes.set(change, { result: 'untried', calls: [], failure: null });
  }
  return outcomes;
}

async function patchOne(
  wix: WixClient,
  catalogId: CatalogId,
  { wixIds, inStock }: WixItemChange,
  { clock, callMs }: PatchLimits,
): Promise<WixItemOutcome> {
  const calls: CallRecord[] = [];
  for (const wixId of wixIds) {
    const startedAt = clock.now();
    const since = performance.now();
    const record = (answered: Pick<CallRecord, 'status' | 'answer' | 'problem'>): void => {
      calls.push({
        startedAt,
        durationMs: performance.now() - since,
        request: `PATCH /restaurants/v3/catalogs/${catalogId}/items/${wixId}`,
        requestBody: JSON.stringify({ item: { inStock } }),
        ...answered,
      });
    };
    try {
      const item = await wix.catalogs.updateItem(
        catalogId,
        wixId,
        { inStock },
        { deadlineMs: callMs },
      );
      record({ status: 200, answer: `inStock: ${item.inStock}`, problem: null });
    } catch (error) {
      const failure = wixFailure(error);
      if (failure.kind === 'no-slot') return { result: 'untried', calls, failure };
      record(failure);
      return { result: failure.kind === 'refused' ? 'refused' : 'failed', calls, failure };
    }
  }
  return { result: 'accepted', calls, failure: null };
}
