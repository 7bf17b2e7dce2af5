import { Button, Switch, Text } from '@mantine/core';
import { IconArrowsDiff, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { List } from '../../components/list.tsx';
import { Onward } from '../../components/onward.tsx';
import { Page } from '../../components/page.tsx';
import { ForRole, reaches, useStaff } from '../../components/roles.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useDeliveryNews } from '../../components/use-news.ts';
import { whileTurning } from '../../components/while-turning.ts';
import { fromTheTop, isFiltered } from '../../search.ts';
import { ComposeDrawer } from './compose/compose-drawer.tsx';
import type { StockSearch } from './search.ts';
import { stockColumns } from './stock-columns.tsx';
import type { StockRow } from './stock-words.ts';

const route = getRouteApi('/signed-in/stock/$configurationId');

/** The stock of one location: what the POS says of every item, and what Wix shows. */
export function StockPage() {
  const { configurationId } = route.useParams();
  const { after, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const trpc = useTRPC();
  const location = useQuery(trpc.stock.location.queryOptions({ configurationId })).data;
  const { refetchInterval } = useDeliveryNews(location?.accountId, location !== undefined);
  const items = useQuery(
    trpc.stock.items.queryOptions(
      { configurationId, ...filter, after },
      { placeholderData: whileTurning({ configurationId, ...filter, after }), refetchInterval },
    ),
  );
  const [chosen, setChosen] = useState<ReadonlyMap<string, StockRow>>(new Map());
  const [composing, setComposing] = useState(false);
  const toggle = (row: StockRow) =>
    setChosen((old) => {
      const next = new Map(old);
      if (!next.delete(row.itemPosId)) next.set(row.itemPosId, row);
      return next;
    });
  const maySend = reaches(useStaff().role, 'support');
  const refine = (changes: Partial<StockSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const filtered = isFiltered(filter);
  return (
    <Page
      title={location?.locationName ?? 'Stock'}
      lead={
        location === undefined
          ? 'Stock of a location'
          : `Stock of ${location.posLocationName} · ${location.merchantName ?? 'unknown merchant'}`
      }
      actions={
        <>
          <CompareButton configurationId={configurationId} />
          <ExportLink list="stock" filter={{ configurationId, ...filter }} />
          <ForRole needs="support">
            <Button
              leftSection={<IconSend size={14} aria-hidden />}
              disabled={chosen.size === 0}
              onClick={() => setComposing(true)}
            >
              {chosen.size === 0 ? 'Send inventory webhook' : `Send ${chosen.size} to Wix…`}
            </Button>
          </ForRole>
        </>
      }
    >
      <Filters label="Filter the items">
        <FilterText
          label="Item"
          width={240}
          value={filter.text}
          onChange={(text) => refine({ text })}
        />
        <Switch
          label="Out of stock only"
          size="sm"
          mb={6}
          checked={filter.outOnly ?? false}
          onChange={(event) => refine({ outOnly: event.currentTarget.checked || undefined })}
        />
        <Text size="sm" mb={5} ml="auto">
          <TextLink to="/messages" search={{ configurationId }}>
            Webhooks
          </TextLink>
          {' and '}
          <TextLink to="/deliveries" search={{ configurationId }}>
            deliveries of this location
          </TextLink>
        </Text>
      </Filters>
      {maySend && chosen.size === 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          Choose items to tell them again, or to say that they are out or back.
        </Text>
      )}
      <List
        label="Stock"
        columns={stockColumns(maySend ? { has: (id) => chosen.has(id), toggle } : null)}
        rows={items.data?.rows}
        error={items.error}
        retry={() => void items.refetch()}
        rowKey={(row) => row.itemPosId}
        isMarked={(row) => chosen.has(row.itemPosId)}
        empty={
          filtered
            ? { title: 'No item fits', description: 'Widen the filter.' }
            : {
                title: 'No menu is published here yet',
                description:
                  'Items turn up with the first catalog sync, or once the POS names them.',
              }
        }
      />
      <Onward
        after={after}
        next={items.data?.next}
        go={(to) => void navigate({ search: (old) => ({ ...old, after: to }) })}
      />
      {composing && (
        <ComposeDrawer
          configurationId={configurationId}
          place={location?.locationName ?? 'this location'}
          items={[...chosen.values()]}
          close={() => setComposing(false)}
        />
      )}
    </Page>
  );
}

function CompareButton({ configurationId }: { readonly configurationId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const compare = useMutation(
    trpc.stock.compare.mutationOptions({
      onSuccess: ({ compared, drifted }) =>
        tellDone(
          drifted === 0
            ? `Wix shows all ${compared} items as the POS has them.`
            : `Wix shows ${drifted} of ${compared} items differently.`,
        ),
      onError: tellFailure,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.stock.pathKey() }),
    }),
  );
  return (
    <ForRole needs="support">
      <Button
        variant="default"
        leftSection={<IconArrowsDiff size={14} aria-hidden />}
        loading={compare.isPending}
        onClick={() => compare.mutate({ configurationId })}
      >
        Compare with Wix
      </Button>
    </ForRole>
  );
}
