import { onHandAt } from '../../stock/stock-level.ts';
import type { LineView } from '../site-order/order-view.ts';
import type { OrderCheck } from './check.ts';
import type { KnownStock } from './facts.ts';
import type { Problem } from './problem.ts';

/** What is ordered of each item over all lines together: three lines of two need six. */
export const itemsStock = {
  id: 'items.stock',
  weight: 'opinion',
  code: 'AVAILABILITY_CHANGED',
  title: 'In stock',
  path: 'lines',
  passed: 'Everything that is ordered is in stock, as far as the bridge knows.',
  run(context) {
    const problems: Problem[] = [];
    // The site then sells what it has in stock by its own word; whether the POS agrees is up to the POS.
    const siteDecides = context.catalog?.masters.dishInStockUpdated === 'WIX';
    // What is out tonight may be back for an order of next week.
    const at = context.wantedAt ?? context.now;
    for (const [posId, demand] of demandByItem(context.lines)) {
      const known = context.stock.get(posId);
      const problem = shortage(demand, known, at, at.getTime() - context.now.getTime() < aDayMs);
      if (problem === null) continue;
      const verdict = siteDecides ? ('could_not_tell' as const) : problem.verdict;
      problems.push(...demand.places.map((place) => ({ ...problem, ...place, verdict })));
    }
    return { problems };
  },
} as const satisfies OrderCheck;

interface Demand {
  readonly name: string;
  /** The menu's own word, where nothing newer is known. */
  readonly menuSaysInStock: boolean;
  quantity: number;
  readonly places: { readonly path: string; readonly lineIndex: number }[];
}

/** By the POS's id; what is left out of a dish is no demand. */
export function demandByItem(lines: readonly LineView[]): Map<string, Demand> {
  const demands = new Map<string, Demand>();
  const need = (
    posId: string,
    item: { readonly name: string; readonly inStock: boolean },
    quantity: number,
    place: { path: string; lineIndex: number },
  ): void => {
    const known = demands.get(posId);
    if (known === undefined) {
      demands.set(posId, {
        name: item.name,
        menuSaysInStock: item.inStock,
        quantity,
        places: [place],
      });
    } else {
      known.quantity += quantity;
      known.places.push(place);
    }
  };

  for (const line of lines) {
    const times = line.quantity.kind === 'quantity' ? line.quantity.value : 1;
    if (line.dish.kind === 'known') {
      const { dish } = line.dish.entry;
      need(dish.posId, dish, times, { path: line.path, lineIndex: line.index });
    }
    for (const group of line.groups) {
      // Leaving something out uses none of it.
      if ((group.offered?.kind ?? group.ordered.kind) === 'DESELECTION') continue;
      for (const modifier of group.modifiers) {
        if (modifier.variation.kind !== 'known') continue;
        const each = modifier.quantity.kind === 'quantity' ? modifier.quantity.value : 1;
        const { entry } = modifier.variation;
        need(entry.posId, entry, times * each, { path: modifier.path, lineIndex: line.index });
      }
    }
  }
  return demands;
}

/** What is counted today says nothing of what will be there after so long. */
const aDayMs = 24 * 3_600_000;

function shortage(
  demand: Demand,
  known: KnownStock | undefined,
  at: Date,
  countHolds: boolean,
): Omit<Problem, 'path' | 'lineIndex'> | null {
  const onHand =
    known === undefined ? { inStock: demand.menuSaysInStock, left: null } : onHandAt(known, at);
  if (!onHand.inStock) {
    return {
      verdict: 'failed',
      expected: 'in stock',
      found: known?.outUntil ? `out until ${known.outUntil.toISOString()}` : 'out of stock',
      sentence: `"${demand.name}" is out of stock.`,
    };
  }
  const { left } = onHand;
  if (left === null || demand.quantity <= left) return null;
  return {
    verdict: countHolds ? 'failed' : 'could_not_tell',
    expected: `at most ${left}`,
    found: String(demand.quantity),
    sentence: `${demand.quantity} of "${demand.name}" are ordered, ${left} are left${countHolds ? '' : ' now'}.`,
  };
}
