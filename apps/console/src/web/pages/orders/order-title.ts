import { momentWords } from '../../components/moment-words.ts';
import { amount } from './order-labels.ts';

/** How people speak of an order: when, how much, where. What is not known is left out. */
export function orderTitle(order: {
  readonly at: string;
  readonly total?: string | null;
  readonly currency?: string | null;
  readonly locationName: string | null;
}): string {
  const { at, total = null, currency = null, locationName } = order;
  return [
    momentWords(new Date(at), { seconds: false }),
    ...(total === null ? [] : [amount(total, currency)]),
    ...(locationName === null ? [] : [locationName]),
  ].join(' · ');
}
