import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, inArray, type SQL } from 'drizzle-orm';
import { cameIn, given, is } from '../database/narrow.ts';
import type { EndpointId } from '../ids.ts';
import { type DeliveryState, deliveries } from './tables.ts';

/** Which deliveries are meant; what is missing does not narrow it. */
export interface DeliveryFilter {
  readonly states?: readonly DeliveryState[] | undefined;
  readonly accountId?: AccountId | undefined;
  readonly configurationId?: ConfigurationId | undefined;
  readonly endpointId?: EndpointId | undefined;
  readonly eventSequence?: number | undefined;
  readonly createdFrom?: Date | undefined;
  readonly createdBefore?: Date | undefined;
}

export const matchesFilter = (filter: DeliveryFilter): SQL | undefined =>
  and(
    given(filter.states, (states) => inArray(deliveries.state, [...states])),
    is(deliveries.accountId, filter.accountId),
    is(deliveries.configurationId, filter.configurationId),
    is(deliveries.endpointId, filter.endpointId),
    is(deliveries.eventSequence, filter.eventSequence),
    cameIn(
      { number: deliveries.position, at: deliveries.createdAt },
      { from: filter.createdFrom, before: filter.createdBefore },
    ),
  );
