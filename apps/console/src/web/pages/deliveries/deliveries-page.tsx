import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { oneOf } from '../../components/filters.tsx';
import { useListAddress } from '../../components/list-address.ts';
import { ListPage } from '../../components/list-page.tsx';
import { useDeliveryChanges } from '../../components/use-changes.ts';
import { whileTurning } from '../../components/while-turning.ts';
import { deliveryColumns } from './delivery-columns.tsx';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { deliveryLabels, deliveryStates } from './delivery-labels.ts';
import { FailingEndpoints } from './failing-endpoints.tsx';
import { RetryAll } from './retry-all.tsx';
import { deliveriesSearch } from './search.ts';

/** Every webhook event on its way to one endpoint. */
export function DeliveriesPage() {
  const { search, of } = useListAddress(deliveriesSearch);
  const { before, after, delivery, ...filter } = search;
  const narrowed = { ...filter, ...of };
  const trpc = useTRPC();
  const { following, refetchInterval } = useDeliveryChanges(narrowed.accountId);
  const asked = { ...narrowed, before, after };
  const query = useQuery(
    trpc.deliveries.list.queryOptions(asked, {
      placeholderData: whileTurning(asked),
      refetchInterval,
    }),
  );
  return (
    <ListPage
      title="Deliveries"
      lead="Stock changes sent to Wix and to webhook endpoints, with their outcome."
      noun={['delivery', 'deliveries']}
      csv="deliveries"
      actions={<RetryAll filter={narrowed} />}
      above={<FailingEndpoints accountId={narrowed.accountId} />}
      columns={deliveryColumns}
      rowKey={({ id }) => id}
      query={query}
      filter={filter}
      of={of}
      at={{ before, after }}
      fields={[
        { name: 'state', label: 'State', kind: stateField, width: 200 },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
        { name: 'configurationId', label: 'Location', kind: 'location' },
        { name: 'endpointId', label: 'Endpoint', onlyWhenSet: true },
        { name: 'eventSequence', label: 'Event number', onlyWhenSet: true },
        { name: 'createdFrom', label: 'Period', kind: { until: 'createdBefore' } },
      ]}
      live={{ following, placeOf: ({ position }) => position }}
      opens={{
        name: 'delivery',
        opened: delivery,
        drawer: (close) => <DeliveryDrawer id={delivery} close={close} />,
      }}
      empty={{
        title: 'No deliveries yet',
        description: 'Deliveries appear when the stock of an item changes.',
      }}
    />
  );
}

const stateField = oneOf(deliveryStates, (state) => deliveryLabels[state].text);
