import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { oneOf } from '../../components/filters.tsx';
import { useListAddress } from '../../components/list-address.ts';
import { ListPage } from '../../components/list-page.tsx';
import { useDeliveryChanges } from '../../components/use-changes.ts';
import { whileTurning } from '../../components/while-turning.ts';
import { causeLabels } from '../deliveries/delivery-labels.ts';
import { webhookEventsSearch } from './search.ts';
import { webhookEventColumns } from './webhook-event-columns.tsx';
import {
  webhookEventCauses,
  webhookEventLabels,
  webhookEventStates,
} from './webhook-event-labels.ts';

/** Everything that was said of stock, by whom, why, and whether it has arrived. */
export function WebhookEventsPage() {
  const { before, after, ...filter } = useListAddress(webhookEventsSearch).search;
  const trpc = useTRPC();
  const { following, refetchInterval } = useDeliveryChanges(filter.accountId);
  const asked = { ...filter, before, after };
  const query = useQuery(
    trpc.webhookEvents.list.queryOptions(asked, {
      placeholderData: whileTurning(asked),
      refetchInterval,
    }),
  );
  return (
    <ListPage
      title="Webhook events"
      lead="Changes of stock, their cause, and whether they were delivered."
      noun={['webhook event', 'webhook events']}
      csv="webhook-events"
      columns={webhookEventColumns}
      rowKey={({ id }) => id}
      query={query}
      filter={filter}
      at={{ before, after }}
      fields={[
        { name: 'state', label: 'State', kind: stateField, width: 160 },
        { name: 'cause', label: 'Cause', kind: causeField, width: 170 },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
        { name: 'configurationId', label: 'Location', kind: 'location' },
        { name: 'createdFrom', label: 'Period', kind: { until: 'createdBefore' } },
      ]}
      live={{ following, placeOf: ({ sequence }) => sequence }}
      opens={({ id }) => ({ to: '/webhook-events/$eventId', params: { eventId: id } })}
      empty={{
        title: 'No webhook events yet',
        description:
          'Events appear when the stock of an item changes, or when you send stock from a location’s page.',
      }}
    />
  );
}

const stateField = oneOf(webhookEventStates, (state) => webhookEventLabels[state].text);
const causeField = oneOf(webhookEventCauses, (cause) => causeLabels[cause]);
