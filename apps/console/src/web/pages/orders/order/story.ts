import { IconShoppingCart } from '@tabler/icons-react';
import { type Order, outcomeLabels } from '../order-labels.ts';
import { type Told, tell } from './event-labels.ts';
import { type Folded, foldRepeats } from './fold-repeats.ts';

/** One line of an order's story. */
export interface Step extends Told {
  readonly id: string;
  readonly at: string;
}

/** What happened to an order, the first thing first, beginning with the guest's checkout; repeats taken together. */
export function storyOf(order: Pick<Order, 'events' | 'statuses' | 'validation'>): Folded<Step>[] {
  const { validation } = order;
  const steps: Step[] = order.events.map((event) => ({
    ...tell(event, order.statuses),
    id: `event ${event.id}`,
    at: event.at,
  }));
  if (validation !== null) {
    steps.unshift({
      id: validation.id,
      at: validation.validatedAt,
      icon: IconShoppingCart,
      sentence: `Wix asked whether it can be ordered: ${outcomeLabels[validation.outcome].text.toLowerCase()}`,
    });
  }
  return foldRepeats(steps, ({ sentence }) => sentence);
}
