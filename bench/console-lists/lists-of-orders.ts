import type { OrderSummary, ValidationSummary } from '@pos-bridge/core';
import type { OrderId, ValidationId } from '@pos-bridge/core/ids';
import type {
  OrderFilter,
  OutageFilter,
  OutageOrder,
  ValidationFilter,
} from '@pos-bridge/core/testing';
import { type MeasureList, newestFirst, onePage } from './read-pages.ts';
import {
  accountOf,
  busiest,
  configurationOf,
  frequentCode,
  longAgo,
  quiet,
  rareCode,
  type Volume,
} from './volume.ts';

const orders = newestFirst<OrderFilter, OrderSummary, OrderId>(
  (core, query) => core.orders.support.listOrders(query),
  ({ id }) => id,
);
const validations = newestFirst<ValidationFilter, ValidationSummary, ValidationId>(
  (core, query) => core.orders.support.listValidations(query),
  ({ id }) => id,
);

const outageOrders = newestFirst<OutageFilter, OutageOrder, OrderId>(
  (core, query) => core.orders.support.listOutageOrders(query),
  ({ id }) => id,
);
const dayMs = 24 * 3_600_000;
/** A day, of which there is as much in every volume. */
const lastDay = () => ({ from: new Date(Date.now() - dayMs) });

/** What both lists can be narrowed by. */
const ways: Readonly<Record<string, (volume: Volume) => OrderFilter & ValidationFilter>> = {
  '': () => ({}),
  ' of the busiest account': () => ({ accountId: accountOf(busiest) }),
  ' of a quiet account': (volume) => ({ accountId: accountOf(quiet(volume)) }),
  ' of the busiest location': () => ({ configurationId: configurationOf(busiest) }),
  ' of a quiet location': (volume) => ({ configurationId: configurationOf(quiet(volume)) }),
  ' with a frequent code': () => ({ code: frequentCode }),
  ' with a rare code': () => ({ code: rareCode }),
  ' of long ago': () => ({ until: longAgo() }),
  ' of a quiet account with a frequent code': (volume) => ({
    accountId: accountOf(quiet(volume)),
    code: frequentCode,
  }),
};
const inEachWay = (
  name: string,
  list: (filter: (volume: Volume) => OrderFilter & ValidationFilter) => MeasureList,
) => Object.entries(ways).map(([way, filter]) => [`${name}${way}`, list(filter)] as const);

export const listsOfOrders: Readonly<Record<string, MeasureList>> = {
  ...Object.fromEntries([...inEachWay('orders', orders), ...inEachWay('validations', validations)]),
  'orders that were refused': orders(() => ({ state: 'rejected' })),
  'orders that nobody knows the outcome of': orders(() => ({ state: 'unknown' })),
  'orders that a person has to look at': orders(() => ({ attention: 'any' })),
  'orders of an outage': outageOrders(lastDay),
  'orders of an outage that are open': outageOrders(() => ({ ...lastDay(), show: 'open' })),
  'orders of an outage of the busiest account': outageOrders(() => ({
    ...lastDay(),
    accountId: accountOf(busiest),
  })),
  'sums of an outage': onePage(async (core) => [await core.orders.support.readOutage(lastDay())]),
  'merchants that an outage hit': onePage(
    async (core) => (await core.support.listAffectedMerchants(lastDay())).rows,
  ),
  'sums of the work list': onePage((core) => core.support.sumWork()),
  'validations that did not pass': validations(() => ({ outcome: 'not_valid' })),
  'validations that failed': validations(() => ({ outcome: 'invalid' })),
  'validations without a verdict': validations(() => ({ outcome: 'no_verdict' })),
};
