import type { WixEntityId } from '@pos-bridge/wix';
import type { EntityKey } from '../../entity-key.ts';
import type { Master } from '../../masters.ts';
import type { ListEntry } from './sync-plan.ts';

export interface ListQuestion {
  /** As the site has it. */
  readonly live: readonly WixEntityId[];
  /** What this run creates here; Wix appends it in this order. */
  readonly created: readonly EntityKey[];
  readonly wanted: readonly EntityKey[];
  readonly kept: ReadonlyMap<EntityKey, WixEntityId>;
  /** Every Wix id that a sync ever made: anything else in the list is the site's own. */
  readonly ours: ReadonlySet<WixEntityId>;
  /** Who decides about the order. */
  readonly sorting: Master;
}

/**
 * The list of children to send, or null where it will be right by itself. What the site added stays:
 * at its place where the site sorts, at the end where the POS does.
 */
export function plannedList(question: ListQuestion): readonly ListEntry[] | null {
  const { kept, ours, created } = question;
  const wanted = question.wanted.map((key) => entry(key, kept.get(key)));
  const wantedTexts = new Set(wanted.map(textOf));
  const expected = [
    ...question.live.map((wixId): ListEntry => ({ wixId })),
    ...created.map((key) => entry(key, undefined)),
  ];
  const isForeign = (listed: ListEntry) => 'wixId' in listed && !ours.has(listed.wixId);
  const staying = expected.filter((listed) => isForeign(listed) || wantedTexts.has(textOf(listed)));
  const expectedTexts = new Set(expected.map(textOf));
  const missing = wanted.filter((listed) => !expectedTexts.has(textOf(listed)));

  if (question.sorting === 'WIX') {
    const target = [...staying, ...missing];
    return isSameList(target, expected) ? null : target;
  }
  const oursAsExpected = expected.filter((listed) => !isForeign(listed));
  if (isSameList(oursAsExpected, wanted)) return null;
  return [...wanted, ...expected.filter(isForeign)];
}

const entry = (key: EntityKey, wixId: WixEntityId | undefined): ListEntry =>
  wixId === undefined ? { key } : { wixId };

const textOf = (listed: ListEntry): string =>
  'wixId' in listed ? `id ${listed.wixId}` : `key ${listed.key}`;

const isSame = (a: ListEntry, b: ListEntry) => textOf(a) === textOf(b);

const isSameList = (a: readonly ListEntry[], b: readonly ListEntry[]) =>
  a.length === b.length &&
  a.every((listed, at) => {
    const other = b[at];
    return other !== undefined && isSame(listed, other);
  });
