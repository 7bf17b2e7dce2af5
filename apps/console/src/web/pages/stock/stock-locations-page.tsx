import { Group, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { CallPill } from '../../components/call-pill.tsx';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { type Column, List } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { Onward } from '../../components/onward.tsx';
import { Page } from '../../components/page.tsx';
import { MerchantLink } from '../../components/place.tsx';
import { StatePill } from '../../components/state-pill.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { fromTheTop, isFiltered } from '../../search.ts';
import type { StockLocationsSearch } from './search.ts';
import type { StockLocation } from './stock-words.ts';

const route = getRouteApi('/signed-in/stock');

const columns: readonly Column<StockLocation>[] = [
  {
    key: 'location',
    title: 'Location',
    width: 150,
    cell: (row) => (
      <TextLink
        to="/stock/$configurationId"
        params={{ configurationId: row.configurationId }}
        fw={550}
      >
        {row.locationName ?? 'Without a name'}
      </TextLink>
    ),
  },
  {
    key: 'merchant',
    title: 'Merchant',
    width: 150,
    cell: (row) => <MerchantLink of={row} />,
  },
  {
    key: 'pos',
    title: 'POS location',
    width: 150,
    cell: (row) => (
      <Group gap={6}>
        {row.posLocationName}
        <CallPill name="POS" health={row.posHealth} />
      </Group>
    ),
  },
  {
    key: 'out',
    title: 'Out of stock',
    width: 80,
    cell: (row) =>
      row.itemsOut === 0 ? (
        <Text span c="dimmed" fz="inherit">
          Nothing
        </Text>
      ) : (
        <StatePill tone="warn">{row.itemsOut === 1 ? '1 item' : `${row.itemsOut} items`}</StatePill>
      ),
  },
  {
    key: 'drift',
    title: 'Different on Wix',
    width: 80,
    cell: (row) =>
      row.itemsDrifted > 0 ? (
        <StatePill tone="bad">
          {row.itemsDrifted === 1 ? '1 item' : `${row.itemsDrifted} items`}
        </StatePill>
      ) : (
        <Text span c="dimmed" fz="inherit">
          {row.checkedAt === null ? 'Not compared yet' : 'Nothing'}
        </Text>
      ),
  },
  {
    key: 'checked',
    title: 'Compared',
    width: 110,
    cell: (row) =>
      row.checkedAt === null ? (
        '–'
      ) : (
        <span title={row.checkProblem ?? undefined}>
          <Moment at={row.checkedAt} />
          {row.checkProblem !== null && ' · not possible'}
        </span>
      ),
  },
];

export function StockLocationsPage() {
  const { after, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const trpc = useTRPC();
  const page = useQuery(
    trpc.stock.locations.queryOptions(
      { ...filter, after },
      { placeholderData: whileTurning({ ...filter, after }) },
    ),
  );
  const refine = (changes: Partial<StockLocationsSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const filtered = isFiltered(filter);
  return (
    <Page
      title="Stock"
      lead="Choose a location to see what it has, or to tell Wix about it."
      actions={<ExportLink list="stock-locations" filter={filter} />}
    >
      <Filters
        label="Filter the locations"
        clear={filtered && (() => void navigate({ search: {}, replace: true }))}
      >
        <FilterText
          label="Merchant or location"
          width={220}
          value={filter.name}
          onChange={(name) => refine({ name })}
        />
        <FilterText
          label="Account"
          value={filter.accountId}
          onChange={(accountId) => refine({ accountId })}
        />
        <Switch
          label="Where something is out"
          size="sm"
          mb={6}
          checked={filter.outOnly ?? false}
          onChange={(event) => refine({ outOnly: event.currentTarget.checked || undefined })}
        />
        <Text size="sm" mb={5} ml="auto">
          <TextLink to="/long-outages">Out for long</TextLink>
        </Text>
      </Filters>
      <List
        label="Locations"
        columns={columns}
        rows={page.data?.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={(row) => row.configurationId}
        onOpen={({ configurationId }) =>
          void go({ to: '/stock/$configurationId', params: { configurationId } })
        }
        empty={
          filtered
            ? { title: 'No location fits', description: 'Widen the filter.' }
            : {
                title: 'No location is mapped yet',
                description: 'Once a Wix location is mapped to one of a POS, its stock is here.',
              }
        }
      />
      <Onward
        after={after}
        next={page.data?.next}
        go={(to) => void navigate({ search: (old) => ({ ...old, after: to }) })}
      />
    </Page>
  );
}
