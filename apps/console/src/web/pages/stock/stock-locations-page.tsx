import { Group, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { CallPill } from '../../components/call-pill.tsx';
import { counted } from '../../components/counted.ts';
import type { Column } from '../../components/list.tsx';
import { useListAddress } from '../../components/list-address.ts';
import { ListPage } from '../../components/list-page.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { stockLocationsSearch } from './search.ts';
import type { StockLocation } from './stock-labels.ts';

const columns: readonly Column<StockLocation>[] = [
  {
    title: 'Location',
    cell: (row) => (
      <TextLink
        to="/stock/$configurationId"
        params={{ configurationId: row.configurationId }}
        fw={550}
      >
        {row.locationName ?? 'Unnamed location'}
      </TextLink>
    ),
  },
  { title: 'Merchant', isMerchant: true, cell: (row) => <MerchantLink of={row} /> },
  {
    title: 'POS location',
    cell: (row) => (
      <Group gap={6}>
        {row.posLocationName}
        <CallPill name="POS" health={row.posHealth} />
      </Group>
    ),
  },
  {
    title: 'Out of stock',
    cell: (row) =>
      row.itemsOut === 0 ? (
        <Text span c="dimmed" fz="inherit">
          Nothing
        </Text>
      ) : (
        <Pill tone="warn" text={counted(row.itemsOut, 'item')} />
      ),
  },
  {
    title: 'Stock drift',
    cell: (row) =>
      row.itemsDrifted > 0 ? (
        <Pill tone="bad" text={counted(row.itemsDrifted, 'item')} />
      ) : (
        <Text span c="dimmed" fz="inherit">
          {row.checkedAt === null ? 'Not checked yet' : 'Nothing'}
        </Text>
      ),
  },
  {
    title: 'Checked',
    cell: (row) =>
      row.checkedAt === null ? (
        '–'
      ) : (
        <span title={row.checkProblem ?? undefined}>
          <Moment at={row.checkedAt} />
          {row.checkProblem !== null && ' · failed'}
        </span>
      ),
  },
];

export function StockLocationsPage() {
  const { search, of } = useListAddress(stockLocationsSearch);
  const { after, ...filter } = search;
  const trpc = useTRPC();
  const asked = { ...filter, ...of, after };
  const query = useQuery(
    trpc.stock.locations.queryOptions(asked, { placeholderData: whileTurning(asked) }),
  );
  return (
    <ListPage
      title="Stock by location"
      lead="Stock by location. Open a location to see its items or send stock to Wix."
      noun={['location', 'locations']}
      csv="stock-locations"
      columns={columns}
      rowKey={({ configurationId }) => configurationId}
      query={query}
      filter={filter}
      of={of}
      at={{ after }}
      fields={[
        { name: 'name', label: 'Merchant or location', width: 220 },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
        { name: 'outOnly', label: 'With items out of stock', kind: 'flag' },
      ]}
      besideFields={
        of.accountId === undefined && (
          <Text size="sm" mb={5}>
            <TextLink to="/long-outages">Long outages</TextLink>
          </Text>
        )
      }
      opens={({ configurationId }) => ({
        to: '/stock/$configurationId',
        params: { configurationId },
      })}
      empty={{
        title: 'No mapped locations yet',
        description: 'Locations appear when they are mapped to a POS location.',
      }}
    />
  );
}
