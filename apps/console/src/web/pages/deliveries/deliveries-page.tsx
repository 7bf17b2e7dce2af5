import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { oneOf } from '../../components/filters.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { useDeliveryChanges } from '../../components/use-changes.ts';
import { whileTurning } from '../../components/while-turning.ts';
import { deliveryColumns } from './delivery-columns.tsx';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { deliveryLabels, deliveryStates } from './delivery-labels.ts';
import { FailingEndpoints } from './failing-endpoints.tsx';
import { RetryAll } from './retry-all.tsx';

const route = getRouteApi('/signed-in/deliveries');

/** Every webhook event on its way to one endpoint. */
export function DeliveriesPage() {
  const { before, after, delivery, ...filter } = route.useSearch();
  const trpc = useTRPC();
  const { following, refetchInterval } = useDeliveryChanges(filter.accountId);
  const asked = { ...filter, before, after };
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
      actions={<RetryAll filter={filter} />}
      above={<FailingEndpoints accountId={filter.accountId} />}
      columns={deliveryColumns}
      rowKey={({ id }) => id}
      query={query}
      filter={filter}
      at={{ before, after }}
      fields={[
        { name: 'state', label: 'State', kind: stateField, width: 200 },
        { name: 'accountId', label: 'Account' },
        { name: 'configurationId', label: 'Location' },
        { name: 'endpointId', label: 'Endpoint', width: 150 },
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
