import { expect, it } from 'vitest';
import { callHealth, noCalls } from './call-health.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 11, 0, second));

it.each([
  ['quiet', {}],
  ['well', { calls: 9, lastSuccessAt: at(0) }],
  // One failure is an accident, unless nothing else came.
  ['well', { calls: 2, failed: 1, lastSuccessAt: at(0), lastFailureAt: at(10) }],
  ['failing', { calls: 1, failed: 1, lastFailureAt: at(10) }],
  // An outage has just begun, and then goes on.
  ['failing', { calls: 20, failed: 4, lastSuccessAt: at(0), lastFailureAt: at(59) }],
  ['down', { calls: 20, failed: 4, lastSuccessAt: at(0), lastFailureAt: at(60) }],
  ['down', { calls: 4, failed: 4, lastSuccessAt: null, lastFailureAt: at(0) }],
  // It comes back.
  ['failing', { calls: 20, failed: 4, lastSuccessAt: at(59), lastFailureAt: at(0) }],
  ['well', { calls: 20, failed: 4, lastSuccessAt: at(60), lastFailureAt: at(0) }],
  // A few of many.
  ['well', { calls: 100, failed: 9, lastSuccessAt: at(10), lastFailureAt: at(9) }],
  ['failing', { calls: 100, failed: 10, lastSuccessAt: at(10), lastFailureAt: at(9) }],
] as const)('%s: %o', (expected, rate) => {
  expect(callHealth({ ...noCalls, ...rate })).toBe(expected);
});
