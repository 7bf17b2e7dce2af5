import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
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
    filter.states === undefined ? undefined : inArray(deliveries.state, [...filter.states]),
    filter.accountId === undefined ? undefined : eq(deliveries.accountId, filter.accountId),
    filter.configurationId === undefined
      ? undefined
      : eq(deliveries.configurationId, filter.configurationId),
    filter.endpointId === undefined ? undefined : eq(deliveries.endpointId, filter.endpointId),
    filter.eventSequence === undefined
      ? undefined
      : eq(deliveries.eventSequence, filter.eventSequence),
    filter.createdFrom === undefined ? undefined : gte(deliveries.createdAt, filter.createdFrom),
    filter.createdBefore === undefined ? undefined : lt(deliveries.createdAt, filter.createdBefore),
  );
