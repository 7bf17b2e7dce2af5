import { expect, test } from 'vitest';
import { faultIn, readFault } from './order-fault.ts';

test.each([
  ['timeout: no answer in 8 s', 'timeout'],
  ['authorization-revoked', 'authorization-revoked'],
  ['the payment never cleared', null],
  ['toString: odd', null],
  ['', null],
])('the fault %o is of kind %o', (text, kind) => {
  expect(readFault(text)).toEqual({ kind, text });
});

test('an event keeps a fault, or none', () => {
  const fault = 'unreachable: no connection';
  expect(faultIn({ fault, attempt: 1 })).toEqual({ kind: 'unreachable', text: fault });
  expect(faultIn({ attempt: 1 })).toBeNull();
  expect(faultIn({ fault: '' })).toBeNull();
});
