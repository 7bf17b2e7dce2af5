import { Button, Text } from '@mantine/core';
import { IconArrowsDiff, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { ListPage } from '../../components/list-page.tsx';
import { ForRole, reaches, useStaff } from '../../components/roles.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useDeliveryChanges } from '../../components/use-changes.ts';
import { useChosen } from '../../components/use-chosen.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { ComposeDrawer } from './compose/compose-drawer.tsx';
import { stockColumns } from './stock-columns.tsx';
import type { StockRow } from './stock-labels.ts';

const route = getRouteApi('/signed-in/stock/$configurationId');

/** The stock of one location: what the POS says of every item, and what Wix shows. */
export function StockPage() {
  const { configurationId } = route.useParams();
  const { after, ...filter } = route.useSearch();
  const trpc = useTRPC();
  const location = useQuery(trpc.stock.location.queryOptions({ configurationId })).data;
  const { refetchInterval } = useDeliveryChanges(location?.accountId, location !== undefined);
  const asked = { configurationId, ...filter, after };
  const query = useQuery(
    trpc.stock.items.queryOptions(asked, { placeholderData: whileTurning(asked), refetchInterval }),
  );
  const chosen = useChosen<StockRow>(
    ({ itemPosId }) => itemPosId,
    ({ name, itemPosId }) => `Choose ${name ?? itemPosId}`,
  );
  const [composing, setComposing] = useState(false);
  const columns = stockColumns(location?.timeZone);
  const maySend = reaches(useStaff().role, 'support');
  return (
    <ListPage
      title={location?.locationName ?? 'Stock'}
      lead={
        location === undefined
          ? 'Items of a location'
          : `${location.posLocationName} · ${location.merchantName ?? 'Unknown merchant'}`
      }
      noun={['item', 'items']}
      csv="stock"
      of={{ configurationId }}
      actions={
        <ForRole needs="support">
          <CompareButton configurationId={configurationId} />
          <Button
            leftSection={<IconSend size={14} aria-hidden />}
            disabled={chosen.rows.length === 0}
            onClick={() => setComposing(true)}
          >
            {chosen.rows.length === 0 ? 'Send stock' : `Send ${chosen.rows.length} to Wix…`}
          </Button>
        </ForRole>
      }
      columns={maySend ? [chosen.column, ...columns] : columns}
      rowKey={({ itemPosId }) => itemPosId}
      query={query}
      filter={filter}
      at={{ after }}
      fields={[
        { name: 'text', label: 'Item', width: 240 },
        { name: 'outOnly', label: 'Out of stock only', kind: 'flag' },
      ]}
      besideFields={
        <Text size="sm" mb={5}>
          <TextLink to="/webhook-events" search={{ configurationId }}>
            {' '}
            Webhook events{' '}
          </TextLink>
          {' and '}
          <TextLink to="/deliveries" search={{ configurationId }}>
            deliveries
          </TextLink>
        </Text>
      }
      isMarked={chosen.has}
      empty={{
        title: 'No items yet',
        description: 'Items appear with the first menu sync, or when the POS reports them.',
      }}
    >
      {composing && (
        <ComposeDrawer
          configurationId={configurationId}
          place={location?.locationName ?? 'this location'}
          timeZone={location?.timeZone}
          items={chosen.rows}
          close={() => setComposing(false)}
        />
      )}
    </ListPage>
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
            ? `Stock is the same for all ${compared} items. Prices and names are not compared.`
            : `Stock differs for ${drifted} of ${compared} items. Prices and names are not compared.`,
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
        Check stock
      </Button>
    </ForRole>
  );
}
