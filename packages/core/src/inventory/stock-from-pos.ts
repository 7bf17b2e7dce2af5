import type { PosStockLevel } from '@pos-bridge/pos';
import type { Log } from '../log.ts';
import type { ItemReport } from './stock-report.ts';

/** A POS whose clock runs ahead by more than this would silence everybody after it. */
const clockToleranceMs = 5 * 60_000;

/**
 * A POS's stock levels as observations. `source` names where they come from, the same for a repeat:
 * a webhook's message id, or a poll's time. Levels from the future count as observed now.
 */
export function stockReportsFromPos(
  levels: readonly PosStockLevel[],
  source: { readonly observer: 'pos' | 'poll'; readonly id: string },
  now: Date,
  log: Log,
): ItemReport[] {
  const latest = now.getTime() + clockToleranceMs;
  const ahead = levels.filter(({ observedAt }) => observedAt.getTime() > latest).length;
  if (ahead > 0) log.warn({ source: source.id, levels: ahead }, 'stock observed in the future');
  return levels.map((level, index) => ({
    kind: 'observed',
    itemPosId: level.itemPosId,
    observation: {
      // Of two levels of one item in one message the later one counts.
      id: `${source.id}/${String(index).padStart(6, '0')}`,
      observer: source.observer,
      observedAt: level.observedAt.getTime() > latest ? now : level.observedAt,
      inStock: level.inStock,
      quantity: level.quantity,
      outUntil: level.outUntil,
    },
  }));
}
