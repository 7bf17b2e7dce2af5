import { Group, SegmentedControl, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { CallPill } from '../../components/call-pill.tsx';
import { oneOf } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { Moment } from '../../components/moment.tsx';
import { pathTo } from '../../components/paths.ts';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import type { PagePlace } from '../../search.ts';
import {
  type AccountSummary,
  authorizationLabels,
  standingLabels,
  stateLabels,
} from './account-labels.ts';
import { type AccountsSearch, accountStates, authorizations, locationStandings } from './search.ts';
import { WaitingSites } from './waiting-sites.tsx';

const route = getRouteApi('/signed-in/accounts');

const columns: readonly Column<AccountSummary>[] = [
  {
    title: 'Merchant',
    cell: (account) => (
      <TextLink to="/accounts/$accountId" params={{ accountId: account.id }} fw={550}>
        {account.merchantName ?? 'Not connected'}
      </TextLink>
    ),
  },
  { title: 'State', cell: (account) => <Pill {...stateLabels[account.state]} /> },
  {
    title: 'POS authorization',
    cell: (account) => (
      <Group gap={6}>
        <Pill {...authorizationLabels[account.posAuthorization]} />
        <CallPill name="POS" health={account.posHealth} />
      </Group>
    ),
  },
  { title: 'Locations', cell: (account) => <LocationCounts counts={account.locations} /> },
  { title: 'POS', cell: (account) => account.provider },
  {
    title: 'Account',
    cell: ({ id }) => <Identifier short value={id} path={pathTo.account(id)} />,
  },
  {
    title: 'Instance',
    cell: ({ instanceId }) => (
      <Identifier short value={instanceId} path={pathTo.site(instanceId)} />
    ),
  },
  { title: 'Since', cell: (account) => <Moment at={account.createdAt} /> },
];

export function AccountsPage() {
  const { noAccount, before, after, ...filter } = route.useSearch();
  const at = { before, after };
  return noAccount ? (
    <WaitingSites at={at} above={<WhatIsListed value="sites" />} />
  ) : (
    <AccountsList filter={filter} at={at} />
  );
}

function WhatIsListed({ value }: { readonly value: 'accounts' | 'sites' }) {
  const navigate = route.useNavigate();
  return (
    <SegmentedControl
      mb="sm"
      size="xs"
      aria-label="Show"
      data={[
        { value: 'accounts', label: 'Accounts' },
        { value: 'sites', label: 'Sites without an account' },
      ]}
      value={value}
      onChange={(next) => void navigate({ search: next === 'sites' ? { noAccount: true } : {} })}
    />
  );
}

function AccountsList(props: {
  readonly filter: Omit<AccountsSearch, 'noAccount' | 'before' | 'after'>;
  readonly at: PagePlace;
}) {
  const { filter, at } = props;
  const trpc = useTRPC();
  const asked = { ...filter, ...at };
  const query = useQuery(
    trpc.accounts.list.queryOptions(asked, { placeholderData: whileTurning(asked) }),
  );
  return (
    <ListPage
      title="Accounts"
      lead="Connections between merchants and their POS."
      noun={['account', 'accounts']}
      csv="accounts"
      above={<WhatIsListed value="accounts" />}
      columns={columns}
      rowKey={({ id }) => id}
      query={query}
      filter={filter}
      at={at}
      fields={[
        { name: 'merchant', label: 'Merchant' },
        { name: 'state', label: 'State', kind: stateField },
        { name: 'posAuthorization', label: 'POS authorization', kind: authorizationField },
        { name: 'locationStanding', label: 'Location state', kind: standingField },
      ]}
      opens={({ id }) => ({ to: '/accounts/$accountId', params: { accountId: id } })}
      empty={{
        title: 'No accounts yet',
        description: 'Accounts appear when a merchant connects a POS.',
      }}
    />
  );
}

const stateField = oneOf(accountStates, (state) => stateLabels[state].text);
const authorizationField = oneOf(authorizations, (state) => authorizationLabels[state].text);
const standingField = oneOf(locationStandings, (standing) => standingLabels[standing].text);

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
        <Pill
          key={standing}
          tone={standingLabels[standing].tone}
          text={`${count} ${standingLabels[standing].text.toLowerCase()}`}
        />
      ))}
    </Group>
  );
}
