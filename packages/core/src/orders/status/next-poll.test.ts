import { expect, it } from 'vitest';
import { createProgrammablePos } from '../../../testing/programmable-pos.ts';
import { nextPollAt } from './next-poll.ts';

const now = new Date('2026-01-05T11:00:00.000Z');
const at = (time: string) => new Date(`2026-01-05T${time}.000Z`);
const withWebhooks = createProgrammablePos().provider.declaration;
const without = createProgrammablePos({ webhooks: false }).provider.declaration;

it.each([
  ['nobody waits for it', null, '11:15:00'],
  ['a deadline far away', at('13:00:00'), '11:15:00'],
  ['halfway to the deadline', at('11:15:00'), '11:07:30'],
  ['never at once again', at('11:00:10'), '11:00:30'],
  ['a deadline that has just passed', at('10:59:50'), '11:00:30'],
  ['a deadline that passed a while ago', at('10:50:00'), '11:05:00'],
  ['a deadline that passed long ago', at('09:00:00'), '11:15:00'],
])('with webhooks: %s', (_case, acceptBy, expected) => {
  expect(nextPollAt(withWebhooks, now, acceptBy)).toEqual(at(expected));
});

it('a POS without webhooks is asked every half minute', () => {
  expect(nextPollAt(without, now, at('11:15:00'))).toEqual(at('11:00:30'));
});
