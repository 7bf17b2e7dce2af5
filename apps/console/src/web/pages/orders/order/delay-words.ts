import { spanInWords } from '../../../components/span-words.ts';
import type { Order } from '../order-labels.ts';

/** By how much an order came late to the kitchen, in a sentence; null where it did not. */
export function delayInWords(delay: Order['delay']): string | null {
  if (delay === null) return null;
  const { afterAskedMs, afterOrderedMs, isAtMost } = delay;
  const span = (ms: number) => `${isAtMost ? 'at most ' : ''}${spanInWords(ms)}`;
  const asked = `${span(afterAskedMs)} after Wix sent it`;
  if (afterOrderedMs === null) return `Reached the kitchen ${asked}.`;
  const ordered = `Reached the kitchen ${span(afterOrderedMs)} after it was placed`;
  return afterOrderedMs - afterAskedMs < 60_000 ? `${ordered}.` : `${ordered}, ${asked}.`;
}
