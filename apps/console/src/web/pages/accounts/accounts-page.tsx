import { Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { CallPill } from '../../components/call-pill.tsx';
import { Choice } from '../../components/choice.tsx';
import { ExportLink } from '../../components/export-link.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { type Column, List } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { Pager } from '../../components/pager.tsx';
import { StatePill } from '../../components/state-pill.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { atPage, fromTheTop, isFiltered, type PagePlace } from '../../search.ts';
import {
  type AccountSummary,
  authorizationWords,
  standingWords,
  stateWords,
} from './account-words.ts';
import { type AccountsSearch, accountStates, authorizations, locationStandings } from './search.ts';
import { WaitingSites } from './waiting-sites.tsx';

const route = getRouteApi('/signed-in/accounts');

const columns: readonly Column<AccountSummary>[] = [
  {
    key: 'merchant',
    title: 'Merchant',
    width: 160,
    cell: (account) => (
      <TextLink to="/accounts/$accountId" params={{ accountId: account.id }} fw={550}>
        {account.merchantName ?? 'Not connected yet'}
      </TextLink>
    ),
  },
  {
    key: 'state',
    title: 'State',
    cell: (account) => <StatePill {...pill(stateWords[account.state])} />,
  },
  {
    key: 'authorization',
    title: 'POS authorization',
    width: 100,
    cell: (account) => (
      <Group gap={6}>
        <StatePill {...pill(authorizationWords[account.posAuthorization])} />
        <CallPill name="POS" health={account.posHealth} />
      </Group>
    ),
  },
  {
    key: 'locations',
    title: 'Locations',
    width: 120,
    cell: (account) => <LocationCounts counts={account.locations} />,
  },
  { key: 'provider', title: 'POS', cell: (account) => account.provider },
  { key: 'id', title: 'Account', cell: (account) => <Identifier short value={account.id} /> },
  {
    key: 'instance',
    title: 'Instance',
    cell: (account) => <Identifier short value={account.instanceId} />,
  },
  {
    key: 'since',
    title: 'Since',
    width: 110,
    cell: (account) => <Moment at={account.createdAt} />,
  },
];

const pill = ({ word, tone }: (typeof stateWords)['active']) => ({ tone, children: word });

export function AccountsPage() {
  const { noAccount, before, after, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const turn = (to: PagePlace) => void navigate({ search: (old) => atPage(old, to) });
  return (
    <Page
      title="Accounts"
      lead={
        noAccount
          ? 'Sites that have the app, and that no merchant has connected to a POS yet.'
          : 'Every account between a merchant and a POS.'
      }
      actions={
        noAccount ? (
          <ExportLink list="waiting-sites" filter={{}} />
        ) : (
          <ExportLink list="accounts" filter={filter} />
        )
      }
    >
      <SegmentedControl
        mb="sm"
        size="xs"
        aria-label="What is listed"
        data={[
          { value: 'accounts', label: 'Accounts' },
          { value: 'sites', label: 'No account yet' },
        ]}
        value={noAccount ? 'sites' : 'accounts'}
        onChange={(value) =>
          void navigate({ search: value === 'sites' ? { noAccount: true } : {} })
        }
      />
      {noAccount ? (
        <WaitingSites before={before} after={after} go={turn} />
      ) : (
        <AccountsList filter={filter} before={before} after={after} go={turn} />
      )}
    </Page>
  );
}

type Filter = Omit<AccountsSearch, 'noAccount' | 'before' | 'after'>;

function AccountsList(props: PagePlace & { readonly filter: Filter; go(to: PagePlace): void }) {
  const { filter, before, after } = props;
  const navigate = route.useNavigate();
  const go = useNavigate();
  const trpc = useTRPC();
  const page = useQuery(
    trpc.accounts.list.queryOptions(
      { ...filter, before, after },
      { placeholderData: whileTurning({ ...filter, before, after }) },
    ),
  );
  const refine = (changes: Partial<AccountsSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });
  const filtered = isFiltered(filter);
  return (
    <>
      <Filters
        label="Filter the accounts"
        clear={filtered && (() => void navigate({ search: {}, replace: true }))}
      >
        <FilterText
          label="Merchant"
          value={filter.merchant}
          onChange={(merchant) => refine({ merchant })}
        />
        <Choice
          label="State"
          values={accountStates}
          value={filter.state}
          word={(state) => stateWords[state].word}
          onChange={(state) => refine({ state })}
        />
        <Choice
          label="POS authorization"
          values={authorizations}
          value={filter.posAuthorization}
          word={(authorization) => authorizationWords[authorization].word}
          onChange={(posAuthorization) => refine({ posAuthorization })}
        />
        <Choice
          label="With a location that is"
          values={locationStandings}
          value={filter.locationStanding}
          word={(standing) => standingWords[standing].word}
          onChange={(locationStanding) => refine({ locationStanding })}
        />
      </Filters>
      <List
        label="Accounts"
        columns={columns}
        rows={page.data?.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={(account) => account.id}
        onOpen={({ id }) => void go({ to: '/accounts/$accountId', params: { accountId: id } })}
        empty={
          filtered
            ? { title: 'No account fits', description: 'Widen the filter.' }
            : {
                title: 'No account yet',
                description: 'Accounts turn up once a merchant has connected a POS.',
              }
        }
      />
      <Pager page={page.data} go={props.go} />
    </>
  );
}

function LocationCounts({ counts }: { readonly counts: AccountSummary['locations'] }) {
  const present = locationStandings.flatMap((standing) => {
    const count = counts[standing];
    return count === undefined ? [] : [{ standing, count }];
  });
  if (present.length === 0) {
    return (
      <Text span c="dimmed" fz="inherit">
        None
      </Text>
    );
  }
  return (
    <Group gap={6}>
      {present.map(({ standing, count }) => (
        <StatePill key={standing} tone={standingWords[standing].tone}>
          {`${count} ${standingWords[standing].word.toLowerCase()}`}
        </StatePill>
      ))}
    </Group>
  );
}
