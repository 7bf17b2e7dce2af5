import type { PosOrderPhase } from '@pos-bridge/pos';
import { expect, it } from 'vitest';
import { type WixStep, wixStep } from './wix-step.ts';

// Rows: where the order stands on Wix. Columns: where it stands at the POS.
const stages: readonly PosOrderPhase[] = ['received', 'accepted', 'fulfilled', 'canceled'];
const table: readonly [wixStatus: string | null, ...steps: readonly WixStep[]][] = [
  ['PENDING', 'done', 'wait', 'wait', 'cancel'],
  ['NEW', 'done', 'accept', 'accept', 'cancel'],
  ['ACCEPTED', 'done', 'done', 'fulfill', 'cancel'],
  ['FULFILLED', 'done', 'done', 'done', 'cancel'],
  ['CANCELED', 'conflict', 'conflict', 'conflict', 'done'],
  ['SOMETHING_NEW', 'done', 'conflict', 'conflict', 'conflict'],
  [null, 'done', 'conflict', 'conflict', 'conflict'],
];

it.each(table)('an order that is %s on Wix', (wixStatus, ...steps) => {
  expect(stages.map((setup) => wixStep(wixStatus, setup))).toEqual(steps);
});
