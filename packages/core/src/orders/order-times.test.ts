import { expect, it } from 'vitest';
import { pollOrder, recoverOrder } from './jobs.ts';
import { orderTimes as times } from './order-times.ts';

/** Each is shorter than the next. */
const expectAscending = (...ascending: readonly number[]): void => {
  for (const [at, time] of ascending.slice(1).entries()) expect(ascending[at]).toBeLessThan(time);
};

it('after the create’s share of an answer there is time to ask, to store and to answer', () => {
  const rest = times.answer * (1 - times.createShare);
  expectAscending(times.shortestCall + times.reserve, rest, times.answer);
});

it('a call is given up before the lease that it is made under ends', () => {
  expectAscending(times.callGrace, times.leaseMargin);
});

it('a recovery’s turn has room for the longest create, and the job for the turn', () => {
  expectAscending(
    times.longestAsk,
    times.longestCreate,
    times.longestCreate + times.leaseMargin + times.reserve,
    times.recoveryTurn,
    recoverOrder.queue.expireInSeconds * 1_000,
  );
  expectAscending(times.poll.call, pollOrder.queue.expireInSeconds * 1_000);
});

it('a person is called while it can still be cooked, and the POS is asked for longer than it can', () => {
  expectAscending(
    times.firstPause,
    times.longestCreate + times.leaseMargin,
    times.unknownRaisedAfter,
    times.usualAcceptance,
    times.submit,
    times.askFor,
    times.pollFor,
  );
  expect(times.longestPause).toBeLessThanOrEqual(times.unknownRaisedAfter);
});

it('an order that nobody told of is found while it can still be cooked, however late Wix lists it', () => {
  expectAscending(times.site.lookEvery, times.site.overlap, times.submit, times.site.firstLookBack);
  expectAscending(times.jobOverdue, times.notTakenLookedFor);
  expectAscending(times.createComesWithin, times.notTakenLookedFor, times.submit);
});

it('a lost webhook makes no order late: the POS is asked within the time to accept', () => {
  expect(times.poll.withWebhooks).toBeLessThanOrEqual(times.usualAcceptance);
  expectAscending(times.poll.shortest, times.usualAcceptance / 2);
});
