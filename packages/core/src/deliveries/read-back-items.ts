import type { CatalogId, WixClient, WixEntityId } from '@pos-bridge/wix';
import type { CallRecord } from './attempt-result.ts';
import type { PatchLimits } from './patch-wix-items.ts';
import { type WixFailure, wixFailure } from './wix-failure.ts';

export type ReadBack =
  | {
      readonly outcome: 'read';
      /** What Wix shows, by item. */
      readonly inStock: ReadonlyMap<WixEntityId, boolean>;
      readonly call: Omit<CallRecord, 'answer'>;
    }
  | { readonly outcome: 'failed'; readonly failure: WixFailure; readonly call: CallRecord };

/**
 * Reads what Wix shows of a catalog's items: one call, however many there are. A call that fails in
 * passing is made a second time, since a whole batch hangs on it.
 */
export async function readBackItems(
  wix: WixClient,
  catalogId: CatalogId,
  limits: Pick<PatchLimits, 'clock' | 'callMs'>,
): Promise<ReadBack> {
  const first = await readOnce(wix, catalogId, limits);
  const isWorthAnother =
    first.outcome === 'failed' &&
    first.failure.kind === 'passing' &&
    first.failure.retryAfterMs === null;
  return isWorthAnother ? readOnce(wix, catalogId, limits) : first;
}

async function readOnce(
  wix: WixClient,
  catalogId: CatalogId,
  { clock, callMs }: Pick<PatchLimits, 'clock' | 'callMs'>,
): Promise<ReadBack> {
  const startedAt = clock.now();
  const since = performance.now();
  const call = () => ({
    startedAt,
    durationMs: performance.now() - since,
    request: `GET /restaurants/v3/catalogs/${catalogId}/items`,
    requestBody: null,
  });
  try {
    const items = await wix.catalogs.items(catalogId, {}, { deadlineMs: callMs });
    const inStock = new Map(items.map((item) => [item.id, item.inStock ?? true]));
    return { outcome: 'read', inStock, call: { ...call(), status: 200, problem: null } };
  } catch (error) {
    const failure = wixFailure(error);
    const { status, answer, problem } = failure;
    return { outcome: 'failed', failure, call: { ...call(), status, answer, problem } };
  }
}
