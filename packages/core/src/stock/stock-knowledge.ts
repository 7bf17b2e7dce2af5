import { writtenMomentSchema } from '@pos-bridge/storable';
import { z } from 'zod';

/** Who said so: the POS by itself, the POS when asked, or support through the console. */
const observerSchema = z.enum(['pos', 'poll', 'support']);
export type StockObserver = z.infer<typeof observerSchema>;

/** What somebody saw of one item at one moment. */
export const stockObservationSchema = z.object({
  /** The same for a repeat, different for everything else. */
  id: z.string(),
  observer: observerSchema,
  observedAt: writtenMomentSchema,
  inStock: z.boolean(),
  /** Null where nobody counts. */
  quantity: z.number().nullable(),
  /** When an item that is out comes back by itself; null where nobody said. */
  outUntil: writtenMomentSchema.nullable(),
});
export type StockObservation = z.infer<typeof stockObservationSchema>;

/** What one order took of one item. */
export const stockTakeSchema = z.object({
  /** Names the order; the same for a repeat. */
  id: z.string(),
  quantity: z.number(),
  /** When the order was handed to the POS: what the POS saw later has the order in it already. */
  at: writtenMomentSchema,
});
export type StockTake = z.infer<typeof stockTakeSchema>;

/**
 * All that is known of an item: the latest observation, and what orders took after it. The same
 * observations and takes lead to the same knowledge in whatever order, and however often, they arrive.
 */
export const stockKnowledgeSchema = z.object({
  observation: stockObservationSchema.nullable(),
  /**
   * The POS's last word before it, where a person's observation stands over it; otherwise null. Rows
   * from before it was kept have none.
   */
  overridden: stockObservationSchema.nullish(),
  /** By time, then id; none at or before the observation. */
  takes: z.array(stockTakeSchema),
});
export type StockKnowledge = z.infer<typeof stockKnowledgeSchema>;

export const nothingKnown: StockKnowledge = { observation: null, takes: [] };

/** Adds an observation; one that is older than what is known changes nothing. */
export function observe(known: StockKnowledge, observation: StockObservation): StockKnowledge {
  if (known.observation !== null && compareObservations(known.observation, observation) >= 0) {
    return isLaterWordOfPos(known, observation) ? { ...known, overridden: observation } : known;
  }
  return {
    observation,
    takes: known.takes.filter((one) => one.at > observation.observedAt),
    ...(observation.observer === 'support' && { overridden: lastWordOfPos(known) }),
  };
}

/** What the POS itself said last; null where it never spoke, or where that was not kept. */
export const lastWordOfPos = ({
  observation,
  overridden = null,
}: StockKnowledge): StockObservation | null =>
  observation === null || observation.observer === 'support' ? overridden : observation;

/** Said before the person's word that stands, and learned after it. */
function isLaterWordOfPos(known: StockKnowledge, observation: StockObservation): boolean {
  if (known.observation?.observer !== 'support' || observation.observer === 'support') return false;
  const before = lastWordOfPos(known);
  return before === null || compareObservations(before, observation) < 0;
}

/** Adds what an order took; nothing where it is known, or where the observation has it already. */
export function take(known: StockKnowledge, taken: StockTake): StockKnowledge {
  const isSeen = known.observation !== null && known.observation.observedAt >= taken.at;
  if (isSeen || known.takes.some(({ id }) => id === taken.id)) return known;
  return { ...known, takes: [...known.takes, taken].sort(compareTakes) };
}

/** How long orders are remembered of what nobody counts, in case a late word of the POS does count. */
const uncountedTakesKeptMs = 3_600_000;

/** Drops what will not be asked for any more, so that an item that nobody counts stays small. */
export function forgetOldTakes(known: StockKnowledge, now: Date): StockKnowledge {
  if (known.observation?.quantity !== null) return known;
  const oldest = now.getTime() - uncountedTakesKeptMs;
  const takes = known.takes.filter(({ at }) => at.getTime() >= oldest);
  return takes.length === known.takes.length ? known : { ...known, takes };
}

/**
 * Of two at the same moment, what the POS says when asked is the whole truth of that moment where two
 * changes fell into it, and a person's word outranks a machine's; ids settle the rest.
 */
const rank: Readonly<Record<StockObserver, number>> = { pos: 0, poll: 1, support: 2 };

function compareObservations(a: StockObservation, b: StockObservation): number {
  return (
    a.observedAt.getTime() - b.observedAt.getTime() ||
    rank[a.observer] - rank[b.observer] ||
    compareText(a.id, b.id)
  );
}

const compareTakes = (a: StockTake, b: StockTake): number =>
  a.at.getTime() - b.at.getTime() || compareText(a.id, b.id);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
