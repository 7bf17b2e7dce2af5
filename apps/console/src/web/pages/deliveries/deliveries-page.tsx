import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { useCalmRows } from '../../components/calm-rows.ts';
import { Choice } from '../../components/choice.tsx';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterMoment } from '../../components/filter-moment.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { List } from '../../components/list.tsx';
import { ListNews } from '../../components/list-news.tsx';
import { Page } from '../../components/page.tsx';
import { Pager } from '../../components/pager.tsx';
import { useDeliveryNews } from '../../components/use-news.ts';
import { whileTurning } from '../../components/while-turning.ts';
import { atPage, fromTheTop, isFiltered } from '../../search.ts';
import { deliveryColumns } from './delivery-columns.tsx';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { deliveryStates, deliveryWords } from './delivery-words.ts';
import { RetryAll } from './retry-all.tsx';
import type { DeliveriesSearch } from './search.ts';
import { TroubledTargets } from './troubled-targets.tsx';

const route = getRouteApi('/signed-in/deliveries');

/** Every inventory message on its way to Wix or a subscriber. */
export function DeliveriesPage() {
  const { before, after, delivery, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const trpc = useTRPC();
  const { following, refetchInterval } = useDeliveryNews(filter.accountId);
  const page = useQuery(
    trpc.deliveries.list.queryOptions(
      { ...filter, before, after },
      { placeholderData: whileTurning({ ...filter, before, after }), refetchInterval },
    ),
  );
  const calm = useCalmRows(
    JSON.stringify(page.isPlaceholderData ? null : { ...filter, before, after }),
    page.data?.rows,
    ({ position }) => position,
  );
  const refine = (changes: Partial<DeliveriesSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const open = (id: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, delivery: id }) });
  const filtered = isFiltered(filter);
  return (
    <Page
      title="Deliveries"
      lead="Inventory webhooks on their way to Wix and to subscribers, and what became of them."
      actions={
        <>
          <ListNews calm={calm} following={following} words={['delivery', 'deliveries']} />
          <RetryAll filter={filter} />
          <ExportLink list="deliveries" filter={filter} />
        </>
      }
    >
      <TroubledTargets accountId={filter.accountId} />
      <Filters
        label="Filter the deliveries"
        clear={filtered && (() => void navigate({ search: {}, replace: true }))}
      >
        <Choice
          label="State"
          values={deliveryStates}
          value={filter.state}
          width={200}
          word={(state) => deliveryWords[state].word}
          onChange={(state) => refine({ state })}
        />
        <FilterText
          label="Account"
          value={filter.accountId}
          onChange={(accountId) => refine({ accountId })}
        />
        <FilterText
          label="Location"
          value={filter.configurationId}
          onChange={(configurationId) => refine({ configurationId })}
        />
        <FilterText
          label="Target"
          width={150}
          value={filter.targetId}
          onChange={(targetId) => refine({ targetId })}
        />
        <FilterMoment
          label="From"
          value={filter.createdFrom}
          onChange={(createdFrom) => refine({ createdFrom })}
        />
        <FilterMoment
          label="Until"
          value={filter.createdBefore}
          onChange={(createdBefore) => refine({ createdBefore })}
        />
      </Filters>
      <List
        label="Deliveries"
        columns={deliveryColumns}
        rows={calm.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        isMarked={({ id }) => id === delivery}
        empty={
          filtered
            ? { title: 'No delivery fits', description: 'Widen the filter.' }
            : {
                title: 'Nothing was sent yet',
                description: 'Deliveries turn up when the stock of an item changes.',
              }
        }
      />
      <Pager
        page={page.data}
        go={(to) =>
          void navigate({
            search: (old) => ({ ...atPage(old, to), delivery: undefined }),
          })
        }
      />
      <DeliveryDrawer id={delivery} close={() => open(undefined)} />
    </Page>
  );
}
