import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { Choice } from '../../components/choice.tsx';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { List } from '../../components/list.tsx';
import { Onward } from '../../components/onward.tsx';
import { Page } from '../../components/page.tsx';
import { useDeliveryNews } from '../../components/use-news.ts';
import { whileTurning } from '../../components/while-turning.ts';
import { fromTheTop, isFiltered } from '../../search.ts';
import { AddSubscriber } from './add-subscriber.tsx';
import { receiverColumns } from './receiver-columns.tsx';
import { ReceiverDrawer } from './receiver-drawer.tsx';
import { kindWords, troubleWords } from './receiver-words.ts';
import type { ReceiversSearch } from './search.ts';

const route = getRouteApi('/signed-in/receivers');

/** Whoever is told of stock, the longest outage on top. */
export function ReceiversPage() {
  const { after, receiver, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const trpc = useTRPC();
  const { refetchInterval } = useDeliveryNews(filter.accountId);
  const page = useQuery(
    trpc.receivers.list.queryOptions(
      { ...filter, after },
      { placeholderData: whileTurning({ ...filter, after }), refetchInterval },
    ),
  );
  const refine = (changes: Partial<ReceiversSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const open = (id: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, receiver: id }) });
  const filtered = isFiltered(filter);
  return (
    <Page
      title="Receivers"
      lead="Who is told of stock, Wix and subscribers. Whoever has been down the longest is on top."
      actions={
        <>
          <ExportLink list="receivers" filter={filter} />
          <AddSubscriber accountId={filter.accountId} />
        </>
      }
    >
      <Filters
        label="Filter the receivers"
        clear={filtered && (() => void navigate({ search: {}, replace: true }))}
      >
        <Choice
          label="State"
          values={['failing', 'paused', 'none']}
          value={filter.trouble}
          width={180}
          word={(trouble) => troubleWords[trouble]}
          onChange={(trouble) => refine({ trouble })}
        />
        <Choice
          label="Kind"
          values={['wix', 'subscriber']}
          value={filter.kind}
          width={160}
          word={(kind) => kindWords[kind]}
          onChange={(kind) => refine({ kind })}
        />
        <FilterText
          label="Account"
          value={filter.accountId}
          onChange={(accountId) => refine({ accountId })}
        />
      </Filters>
      <List
        label="Receivers"
        columns={receiverColumns}
        rows={page.data?.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => open(id)}
        isMarked={({ id }) => id === receiver}
        empty={emptyWords(filter.trouble, filtered)}
      />
      <Onward
        after={after}
        next={page.data?.next}
        go={(to) =>
          void navigate({ search: (old) => ({ ...old, after: to, receiver: undefined }) })
        }
      />
      <ReceiverDrawer id={receiver} close={() => open(undefined)} />
    </Page>
  );
}

function emptyWords(trouble: ReceiversSearch['trouble'], filtered: boolean) {
  if (trouble === 'failing' || trouble === 'paused') {
    return { title: 'Nobody is down', description: 'Everything that is sent arrives.' };
  }
  return filtered
    ? { title: 'No receiver fits', description: 'Widen the filter.' }
    : {
        title: 'Nobody was told of stock yet',
        description:
          'A Wix location turns up with its first inventory webhook, a subscriber once it is added.',
      };
}
