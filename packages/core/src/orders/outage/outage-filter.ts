import type { AccountId } from '@pos-bridge/wix';
import { and, eq, gte, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import { given, is, isWithin } from '../../database/narrow.ts';
import { firstOrderIdAt } from '../../ids.ts';
import { ordersNotTaken } from '../not-taken/tables.ts';
import { orderAttentions, unfinishedStates } from '../order-state.ts';
import { orders } from '../tables.ts';

/**
 * What became of an order: `open`, a person is called for it or it has no end yet; `under_way`, it has no end yet
 * and nobody is called; its end; or why a person is called.
 */
const outageShows = ['open', 'under_way', 'created', 'rejected', ...orderAttentions] as const;
type OutageShow = (typeof outageShows)[number];

/** The orders that came in while something was down: from a moment until before another, or until now. */
export interface OutageFilter {
  readonly from: Date;
  readonly until?: Date | undefined;
  readonly accountId?: AccountId | undefined;
  readonly show?: OutageShow | undefined;
}

/**
 * Orders by their ids, which hold when they came: the primary key answers it, or `orders_of_account`
 * where one merchant is asked about. What is read is the window, however many orders lie outside it.
 */
export const ordersOf = ({ from, until, accountId, show }: OutageFilter): SQL | undefined =>
  and(
    gte(orders.id, firstOrderIdAt(from)),
    given(until, (end) => lt(orders.id, firstOrderIdAt(end))),
    is(orders.accountId, accountId),
    given(show, isShown),
  );

/** A person is called for it, or it has no end yet. */
export const isOpen = or(isNotNull(orders.attention), inArray(orders.state, unfinishedStates));

function isShown(show: OutageShow): SQL | undefined {
  switch (show) {
    case 'open':
      return isOpen;
    case 'under_way':
      return and(isNull(orders.attention), inArray(orders.state, unfinishedStates));
    case 'created':
    case 'rejected':
      return eq(orders.state, show);
    default:
      return eq(orders.attention, show);
  }
}

/** Orders that the bridge did not take, by when it first heard of them (`orders_not_taken_seen`). */
export const notTakenOf = ({ from, until, accountId }: OutageFilter): SQL | undefined =>
  and(
    isWithin(ordersNotTaken.seenAt, { from, before: until }),
    is(ordersNotTaken.accountId, accountId),
  );
