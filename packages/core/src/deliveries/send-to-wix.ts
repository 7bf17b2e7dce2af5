import type { CatalogId, InstanceId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import type { PublishedCatalogs } from '../catalog/versions/published-catalog.ts';
import { configurations } from '../configurations/tables.ts';
import type { WixAccess } from '../wix/wix-access.ts';
import type { AttemptResult, CallRecord, EndpointHealth, ItemResult } from './attempt-result.ts';
import type { ClaimedDelivery, Endpoint } from './claim-deliveries.ts';
import type { InventoryDeps } from './inventory-deps.ts';
import type { InventoryObserver } from './inventory-observer.ts';
import { patchWixItems, type WixItemChange, type WixItemOutcome } from './patch-wix-items.ts';
import { type ReadBack, readBackItems } from './read-back-items.ts';

export interface WixSendingDeps extends Pick<InventoryDeps, 'db' | 'clock' | 'settings'> {
  readonly wix: WixAccess;
  readonly published: PublishedCatalogs;
  readonly observer: InventoryObserver | undefined;
}

export interface SentDeliveries {
  readonly results: readonly AttemptResult[];
  readonly health: EndpointHealth;
}

/**
 * Tells Wix the stock of every item of the deliveries, one PATCH an item, and reads the catalog back
 * once for all of them. Stops early where Wix is away or asks for patience.
 */
export async function sendToWixSite(
  deps: WixSendingDeps,
  endpoint: Endpoint,
  claimed: readonly ClaimedDelivery[],
  stopAt: Date,
): Promise<SentDeliveries> {
  const site = await siteOf(deps, endpoint);
  const changes = site === null ? [] : await changesOf(deps, site, claimed);
  if (site === null || changes.length === 0) return conclude(deps, claimed, new Map(), null);
  const wix = deps.wix.forInstance(site.instanceId, 'stock');
  const limits = { clock: deps.clock, callMs: deps.settings.callMs, stopAt };
  const outcomes = await patchWixItems(wix, site.catalogId, changes, limits);
  const isWorthReading = [...outcomes.values()].some(({ result }) => result === 'accepted');
  const readBack = isWorthReading ? await readBackItems(wix, site.catalogId, limits) : null;
  return conclude(deps, claimed, outcomes, readBack);
}

interface Site {
  readonly instanceId: InstanceId;
  readonly catalogId: CatalogId;
  readonly configurationId: NonNullable<Endpoint['configurationId']>;
}

async function siteOf(deps: WixSendingDeps, endpoint: Endpoint): Promise<Site | null> {
  const { configurationId } = endpoint;
  if (configurationId === null) return null;
  const [row] = await deps.db
    .select({ instanceId: configurations.instanceId, catalogId: configurations.catalogId })
    .from(configurations)
    .where(eq(configurations.id, configurationId));
  if (row === undefined || row.catalogId === null) return null;
  return { instanceId: row.instanceId, catalogId: row.catalogId, configurationId };
}

/** Items that the site does not show are left out. */
async function changesOf(
  deps: WixSendingDeps,
  site: Site,
  claimed: readonly ClaimedDelivery[],
): Promise<WixItemChange[]> {
  const published = await deps.published.current(site.configurationId);
  if (published === null) return [];
  return claimed.flatMap((delivery) =>
    delivery.items.flatMap(({ itemPosId, inStock, observedAt }) => {
      const wixIds = published.wixIdsOf(itemPosId);
      return wixIds.length === 0 ? [] : [{ delivery, itemPosId, inStock, observedAt, wixIds }];
    }),
  );
}

function conclude(
  deps: WixSendingDeps,
  claimed: readonly ClaimedDelivery[],
  outcomes: ReadonlyMap<WixItemChange, WixItemOutcome>,
  readBack: ReadBack | null,
): SentDeliveries {
  const now = deps.clock.now();
  const results = claimed.map((delivery) => {
    const own = [...outcomes].filter(([change]) => change.delivery === delivery);
    const items = new Map<string, ItemResult>(
      delivery.items.map(({ itemPosId }) => [itemPosId, 'not-on-site']),
    );
    for (const [change, outcome] of own) {
      const result = proofOf(change, outcome, readBack);
      items.set(change.itemPosId, result);
      if (result !== 'proven') continue;
      deps.observer?.proven({
        accountId: delivery.message.accountId,
        inStock: change.inStock,
        seconds: (now.getTime() - change.observedAt.getTime()) / 1_000,
      });
    }
    const retryAfterMs = longest(own.map(([, { failure }]) => failure?.retryAfterMs ?? null));
    const calls = own.flatMap(([, outcome]) => outcome.calls);
    const proof = own.some(([, { result }]) => result === 'accepted')
      ? proofCall(own, readBack)
      : [];
    return {
      delivery,
      items,
      calls: [...calls, ...proof],
      outcome: inWords(items, [...calls, ...proof]),
      retryAfterMs,
    };
  });
  return { results, health: healthOf([...outcomes.values()], readBack) };
}

function proofOf(
  { wixIds, inStock }: WixItemChange,
  { result }: WixItemOutcome,
  readBack: ReadBack | null,
): ItemResult {
  if (result !== 'accepted') return result;
  if (readBack?.outcome !== 'read') return 'failed';
  return wixIds.every((id) => readBack.inStock.get(id) === inStock) ? 'proven' : 'failed';
}

/** The read-back as one delivery's record has it: what Wix shows of its items alone. */
function proofCall(
  own: readonly (readonly [WixItemChange, WixItemOutcome])[],
  readBack: ReadBack | null,
): CallRecord[] {
  if (readBack === null) return [];
  if (readBack.outcome === 'failed') return [readBack.call];
  const shown = own.flatMap(([{ wixIds }]) =>
    wixIds.map((id) => `${id}: ${readBack.inStock.get(id) ?? 'not there'}`),
  );
  const differs = own.some(
    ([change, outcome]) =>
      outcome.result === 'accepted' && proofOf(change, outcome, readBack) !== 'proven',
  );
  return [
    {
      ...readBack.call,
      answer: `inStock of ${shown.join(', ')}`,
      problem: differs ? 'Wix shows something else than it was told' : null,
    },
  ];
}

function inWords(items: ReadonlyMap<string, ItemResult>, calls: readonly CallRecord[]): string {
  const count = (wanted: ItemResult) =>
    [...items.values()].filter((result) => result === wanted).length;
  const problem = calls.find((call) => call.problem !== null)?.problem;
  if (problem !== null && problem !== undefined) return problem;
  const parts = (
    [
      ['proven', 'proven'],
      ['not-on-site', 'not on the site'],
      ['untried', 'not tried'],
    ] as const
  ).flatMap(([result, words]) => (count(result) > 0 ? [`${count(result)} ${words}`] : []));
  return parts.join(', ') || 'superseded';
}

function healthOf(outcomes: readonly WixItemOutcome[], readBack: ReadBack | null): EndpointHealth {
  const failures = outcomes.flatMap(({ failure }) => failure ?? []);
  if (readBack?.outcome === 'failed') failures.push(readBack.failure);
  const passing = failures.filter(({ kind }) => kind === 'passing');
  // A refusal is an answer: Wix is there.
  const succeeded = outcomes.some(
    ({ result, failure }) => result === 'accepted' || failure?.kind === 'refused',
  );
  return {
    succeeded,
    failuresInRow: succeeded ? 0 : passing.length,
    lastFailure: passing.at(-1)?.problem ?? null,
    retryAfterMs: longest(failures.map(({ retryAfterMs }) => retryAfterMs)),
    isGone: false,
  };
}

const longest = (waits: readonly (number | null)[]): number | null =>
  waits.reduce<number | null>(
    (most, wait) => (wait === null ? most : Math.max(wait, most ?? 0)),
    null,
  );
