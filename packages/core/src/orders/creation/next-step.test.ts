import { describe, expect, it } from 'vitest';
import { type CreatePromises, nextStep, type OrderProgress, pauseAfter } from './next-step.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 5, 12, 0, seconds));
const now = at(100);
const withKeys: CreatePromises = { idempotentCreate: true, createSettlesWithinMs: null };
const withNothing: CreatePromises = { idempotentCreate: false, createSettlesWithinMs: null };
const settling: CreatePromises = { idempotentCreate: false, createSettlesWithinMs: 30_000 };

const unknown = (changes: Partial<OrderProgress> = {}): OrderProgress => ({
  state: 'unknown',
  uncertain: true,
  leaseUntil: null,
  nextStepAt: at(90),
  sendableUntil: at(10),
  absentAt: null,
  submitBy: at(1_000),
  ...changes,
});
const step = (order: OrderProgress, promises: CreatePromises) => nextStep(order, promises, now).do;

describe('when it is safe to create again', () => {
  it.each<[string, OrderProgress, CreatePromises, string]>([
    ['nothing was sent', unknown({ state: 'received', uncertain: false }), withNothing, 'submit'],
    ['nobody has asked yet, even with keys', unknown(), withKeys, 'ask'],
    ['the POS says no, and knows keys', unknown({ absentAt: at(95) }), withKeys, 'submit'],
    ['the POS says no, and promises nothing', unknown({ absentAt: at(95) }), withNothing, 'ask'],
    [
      'the POS says no, long after a create settles',
      unknown({ absentAt: at(40) }),
      settling,
      'submit',
    ],
    ['the POS says no, too soon to be proof', unknown({ absentAt: at(39) }), settling, 'ask'],
    [
      'the call may still leave a process',
      unknown({ absentAt: at(95), sendableUntil: at(120) }),
      settling,
      'ask',
    ],
  ])('%s', (_, order, promises, expected) => {
    expect(step(order, promises)).toBe(expected);
  });
});

describe('too late for the kitchen', () => {
  const late = { submitBy: at(99) };
  it.each<[string, OrderProgress, CreatePromises, string]>([
    [
      'nothing was sent',
      unknown({ ...late, state: 'received', uncertain: false }),
      withKeys,
      'give_up',
    ],
    [
      'a key alone does not prove that it cannot come',
      unknown({ ...late, absentAt: at(95) }),
      withKeys,
      'ask',
    ],
    ['proven absent', unknown({ ...late, absentAt: at(95) }), settling, 'give_up'],
    ['not asked', unknown(late), settling, 'ask'],
  ])('%s', (_, order, promises, expected) => {
    expect(step(order, promises)).toBe(expected);
  });
});

describe('whose turn it is', () => {
  it('an order in somebody’s hand is waited for', () => {
    const order = unknown({ state: 'submitting', leaseUntil: at(105) });
    expect(nextStep(order, withKeys, now)).toEqual({ do: 'wait', until: at(105) });
  });

  it('an order in a dead hand is asked about, never sent', () => {
    const order = unknown({ state: 'submitting', leaseUntil: at(99), absentAt: at(50) });
    expect(step(order, withKeys)).toBe('ask');
  });

  it('before its time nothing is done', () => {
    expect(nextStep(unknown({ nextStepAt: at(101) }), withKeys, now)).toEqual({
      do: 'wait',
      until: at(101),
    });
    expect(step(unknown({ nextStepAt: null }), withKeys)).toBe('nothing');
  });

  it.each(['created', 'rejected'] as const)('%s is the end', (state) => {
    expect(step(unknown({ state, absentAt: at(95) }), withKeys)).toBe('nothing');
  });
});

it('pauses double up to a minute', () => {
  expect([1, 2, 3, 9, 1_000].map(pauseAfter)).toEqual([250, 500, 1_000, 60_000, 60_000]);
});
