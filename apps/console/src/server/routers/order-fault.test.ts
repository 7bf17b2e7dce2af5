import { expect, test } from 'vitest';
import { readFault } from './order-fault.ts';

test.each([
  ['timeout: no answer in 8 s', { kind: 'timeout', text: 'timeout: no answer in 8 s' }],
  ['the payment never cleared', { kind: null, text: 'the payment never cleared' }],
  ['toString: odd', { kind: null, text: 'toString: odd' }],
  ['', null],
  [undefined, null],
])('%o', (fault, read) => {
  expect(readFault(fault)).toEqual(read);
});
