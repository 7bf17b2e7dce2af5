import { counted } from '../../components/counted.ts';
import { amount } from './order-labels.ts';

type Worth = readonly { readonly currency: string | null; readonly total: string }[];

/** `312.40 EUR`, with a plus between several currencies; empty where nothing is readable. */
export const worthText = (worth: Worth): string =>
  worth.map(({ total, currency }) => amount(total, currency)).join(' + ');

/** `14 orders, 312.40 EUR`. */
export const ordersText = (orders: number, worth: Worth): string =>
  [counted(orders, 'order'), worthText(worth)].filter((text) => text !== '').join(', ');
