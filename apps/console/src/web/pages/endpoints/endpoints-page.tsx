import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { oneOf } from '../../components/filters.tsx';
import { useListAddress } from '../../components/list-address.ts';
import { ListPage } from '../../components/list-page.tsx';
import { useDeliveryChanges } from '../../components/use-changes.ts';
import { whileTurning } from '../../components/while-turning.ts';
import { AddWebhookEndpoint } from './add-webhook-endpoint.tsx';
import { endpointColumns } from './endpoint-columns.tsx';
import { EndpointDrawer } from './endpoint-drawer.tsx';
import { kindLabels, troubleLabels } from './endpoint-labels.ts';
import { endpointsSearch } from './search.ts';

/** Whoever is told of stock, the longest outage on top. */
export function EndpointsPage() {
  const { search, of } = useListAddress(endpointsSearch);
  const { after, endpoint, ...filter } = search;
  const accountId = of.accountId ?? filter.accountId;
  const trpc = useTRPC();
  const { refetchInterval } = useDeliveryChanges(accountId);
  const asked = { ...filter, ...of, after };
  const query = useQuery(
    trpc.endpoints.list.queryOptions(asked, {
      placeholderData: whileTurning(asked),
      refetchInterval,
    }),
  );
  return (
    <ListPage
      title="Endpoints"
      lead="Where stock changes are sent: Wix locations and webhook endpoints. Longest outage first."
      noun={['endpoint', 'endpoints']}
      csv="endpoints"
      actions={<AddWebhookEndpoint accountId={accountId} />}
      columns={endpointColumns}
      rowKey={({ id }) => id}
      query={query}
      filter={filter}
      of={of}
      at={{ after }}
      fields={[
        { name: 'trouble', label: 'State', kind: troubleField, width: 180 },
        { name: 'kind', label: 'Kind', kind: kindField, width: 160 },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
      ]}
      opens={{
        name: 'endpoint',
        opened: endpoint,
        drawer: (close) => <EndpointDrawer id={endpoint} close={close} />,
      }}
      empty={{
        title: 'No endpoints yet',
        description:
          'A Wix location appears with its first webhook event, a webhook endpoint when you add it.',
      }}
      noMatch={
        filter.trouble === 'failing' || filter.trouble === 'paused'
          ? { title: 'No failing endpoints', description: 'All deliveries arrive.' }
          : undefined
      }
    />
  );
}

const troubleField = oneOf(['failing', 'paused', 'none'], (trouble) => troubleLabels[trouble]);
const kindField = oneOf(['wix', 'subscriber'], (kind) => kindLabels[kind]);
