import { type AmountReading, type AmountText, quoted } from '../site-order/amounts.ts';
import { failed, type Problem } from './problem.ts';

/** The complaint about an amount that is there and cannot be read, or is below zero. */
export function badAmount(reading: AmountReading, text: AmountText, path: string): Problem[] {
  switch (reading.kind) {
    case 'missing':
      return [];
    case 'unreadable':
      return [
        failed({ path }, 'This is no amount that can be read.', {
          expected: 'a decimal amount such as "10.00"',
          found: quoted(text),
        }),
      ];
    case 'amount':
      return reading.value.gte(0)
        ? []
        : [
            failed({ path }, 'The amount is below zero.', {
              expected: 'zero or more',
              found: reading.value.toFixed(),
            }),
          ];
    default:
      return reading satisfies never;
  }
}
