import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';
import { useTRPC } from '../../api.ts';
import type { Column } from '../../components/list.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { TimeLeft } from '../../components/time-left.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { sourceLabels } from './stock-labels.ts';

const route = getRouteApi('/signed-in/long-outages');

type Outage = inferRouterOutputs<AppRouter>['stock']['longOutages']['rows'][number];

const columns: readonly Column<Outage>[] = [
  {
    title: 'Item',
    cell: ({ configurationId, itemPosId }) =>
      configurationId === null ? (
        <span className="mono">{itemPosId}</span>
      ) : (
        <TextLink
          to="/stock/$configurationId"
          params={{ configurationId }}
          search={{ text: itemPosId }}
          className="mono"
        >
          {itemPosId}
        </TextLink>
      ),
  },
  { title: 'Out', cell: ({ outSince }) => <TimeLeft until={outSince} /> },
  { title: 'Since', cell: ({ outSince }) => <Moment at={outSince} /> },
  {
    title: 'Back',
    cell: ({ outUntil }) => (outUntil === null ? 'Unknown' : <Moment at={outUntil} />),
  },
  { title: 'Source', cell: ({ source }) => sourceLabels[source] },
  { title: 'POS location', cell: ({ locationName }) => locationName },
  { title: 'Merchant', cell: (outage) => <MerchantLink of={outage} /> },
];

/** What has been out for so long that somebody may have forgotten it. */
export function LongOutagesPage() {
  const at = route.useSearch();
  const trpc = useTRPC();
  return (
    <ListPage
      title="Long outages"
      lead="Items out of stock for so long that they may have been forgotten."
      noun={['item', 'items']}
      csv="long-outages"
      columns={columns}
      rowKey={({ locationId, itemPosId }) => `${locationId} ${itemPosId}`}
      query={useQuery(
        trpc.stock.longOutages.queryOptions(at, { placeholderData: whileTurning(at) }),
      )}
      filter={{}}
      at={at}
      empty={{
        title: 'No long outages',
        description: 'Items appear after about two days out of stock.',
      }}
    />
  );
}
