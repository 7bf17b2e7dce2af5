import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
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
import { causeWords } from '../deliveries/delivery-words.ts';
import { messageColumns } from './message-columns.tsx';
import { messageCauses, messageStates, messageWords } from './message-words.ts';
import type { MessagesSearch } from './search.ts';

const route = getRouteApi('/signed-in/messages');

/** Everything that was said of stock, by whom, why, and whether it has arrived. */
export function MessagesPage() {
  const { before, after, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const trpc = useTRPC();
  const { following, refetchInterval } = useDeliveryNews(filter.accountId);
  const page = useQuery(
    trpc.messages.list.queryOptions(
      { ...filter, before, after },
      { placeholderData: whileTurning({ ...filter, before, after }), refetchInterval },
    ),
  );
  const calm = useCalmRows(
    JSON.stringify(page.isPlaceholderData ? null : { ...filter, before, after }),
    page.data?.rows,
    ({ sequence }) => sequence,
  );
  const refine = (changes: Partial<MessagesSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const filtered = isFiltered(filter);
  return (
    <Page
      title="Inventory webhooks"
      lead="What was said of stock, why, and whether everybody who was to know it has it."
      actions={
        <>
          <ListNews calm={calm} following={following} words={['webhook', 'webhooks']} />
          <ExportLink list="inventory-webhooks" filter={filter} />
        </>
      }
    >
      <Filters
        label="Filter the webhooks"
        clear={filtered && (() => void navigate({ search: {}, replace: true }))}
      >
        <Choice
          label="State"
          values={messageStates}
          value={filter.state}
          width={160}
          word={(state) => messageWords[state].word}
          onChange={(state) => refine({ state })}
        />
        <Choice
          label="Because"
          values={messageCauses}
          value={filter.cause}
          width={170}
          word={(cause) => causeWords[cause]}
          onChange={(cause) => refine({ cause })}
        />
        <FilterText
          label="Account"
          width={130}
          value={filter.accountId}
          onChange={(accountId) => refine({ accountId })}
        />
        <FilterText
          label="Location"
          width={130}
          value={filter.configurationId}
          onChange={(configurationId) => refine({ configurationId })}
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
        label="Inventory webhooks"
        columns={messageColumns}
        rows={calm.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void go({ to: '/messages/$messageId', params: { messageId: id } })}
        empty={
          filtered
            ? { title: 'No webhook fits', description: 'Widen the filter.' }
            : {
                title: 'Nothing was said of stock yet',
                description:
                  'A webhook is made when the stock of an item changes, or when you send one from a location’s stock.',
              }
        }
      />
      <Pager page={page.data} go={(to) => void navigate({ search: (old) => atPage(old, to) })} />
    </Page>
  );
}
