import { counted } from '../../components/counted.ts';
import { worthText } from '../orders/order-sums.ts';
import { sentenceOf, type WorkItem, type WorkSum } from './work-labels.ts';

/** Items of the work list with one cause. */
export interface WorkGroup {
  readonly cause: string;
  readonly kind: WorkItem['kind'];
  /** Most urgent first; the server sends the first of each kind alone. */
  readonly items: readonly WorkItem[];
  readonly count: number;
  /** There are at least so many. */
  readonly isMore: boolean;
  /** Since when the first of them waits, or when it is due. */
  readonly since: string;
  /** What orders come to; empty where nothing is known. */
  readonly worth: string;
  readonly sentence: string;
  /** Where all of them are listed; null where there is no such list. */
  readonly path: string | null;
}

/** The server sends no more of a kind. */
const mostOfKind = 50;

/** By cause, the one with the most urgent item first. Pure. */
export function groupWork(
  items: readonly WorkItem[],
  sums: readonly WorkSum[],
): readonly WorkGroup[] {
  const byCause = Map.groupBy(items, causeOf);
  const ofKind = Map.groupBy(items, ({ kind }) => kind);
  const groups = [...byCause].flatMap(([cause, ofCause]) => {
    const [first] = ofCause;
    const sum = sums.find((one) => causeOf(one) === cause);
    if (first === undefined) return [];
    return [
      {
        cause,
        kind: first.kind,
        items: ofCause,
        count: Math.max(sum?.orders ?? 0, ofCause.length),
        isMore: sum === undefined && (ofKind.get(first.kind)?.length ?? 0) >= mostOfKind,
        since: sum?.since ?? first.due,
        worth: sum === undefined ? '' : worthText(sum.worth),
        sentence: sentenceOfAll(first),
        path: listPathOf(first),
      },
    ];
  });
  // Whose orders all come after the first of their kind.
  const unseen = sums.filter((sum) => !byCause.has(causeOf(sum)));
  return [
    ...groups,
    ...unseen.map((sum) => ({
      cause: causeOf(sum),
      kind: sum.kind,
      items: [],
      count: sum.orders,
      isMore: false,
      since: sum.since,
      worth: worthText(sum.worth),
      sentence: sentenceOfAll(sum),
      path: listPathOf(sum),
    })),
  ];
}

/** `14 orders`, `3 locations`. */
export function countText({ kind, count, isMore }: WorkGroup): string {
  const noun = (one: string) => `${counted(count, one)}${isMore ? ' or more' : ''}`;
  switch (kind) {
    case 'order':
    case 'order-not-taken':
      return noun('order');
    case 'endpoint-paused':
      return noun('endpoint');
    case 'location-error':
    case 'sync-failing':
    case 'stock-drift':
    case 'prices-refused':
      return noun('location');
    default:
      return kind satisfies never;
  }
}

type Caused = WorkItem | WorkSum;

function causeOf(one: Caused): string {
  switch (one.kind) {
    case 'order':
      return `${one.kind} ${one.attention}`;
    case 'order-not-taken':
      return `${one.kind} ${one.code}`;
    case 'sync-failing':
      return `${one.kind} ${one.reason}`;
    default:
      return one.kind;
  }
}

function sentenceOfAll(one: Caused): string {
  switch (one.kind) {
    case 'location-error':
      return 'In error: they take no orders';
    case 'stock-drift':
      return 'Items differ between Wix and the POS';
    case 'prices-refused':
      return 'Checkouts are stopped, because prices have changed: sync the menus';
    default:
      return sentenceOf(one);
  }
}

function listPathOf(one: Caused): string | null {
  switch (one.kind) {
    case 'order':
      return `/orders?attention=${one.attention}`;
    case 'order-not-taken':
      return null;
    case 'location-error':
      return '/accounts?locationStanding=ERROR';
    case 'sync-failing':
      return '/syncs?state=FAILED';
    case 'endpoint-paused':
      return '/endpoints';
    case 'stock-drift':
      return '/drifts';
    case 'prices-refused':
      return '/validations?code=PRICE_CHANGED';
    default:
      return one satisfies never;
  }
}
