import { Group, Stack, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useTRPC } from '../../../api.ts';
import { CallNotice } from '../../../components/call-notice.tsx';
import { LoadingPage } from '../../../components/loading.tsx';
import { Moment } from '../../../components/moment.tsx';
import { Page } from '../../../components/page.tsx';
import { TabLinks } from '../../../components/tab-links.tsx';
import {
  type AccountPage as AccountData,
  authorizationLabels,
  isPaused,
  stateLabels,
  zonesOf,
} from '../account-labels.ts';
import { AccountActions } from './account-actions.tsx';

const route = getRouteApi('/signed-in/accounts/$accountId');

const tabs = [
  { name: 'Overview', to: '/accounts/$accountId' },
  { name: 'Orders', to: '/accounts/$accountId/orders' },
  { name: 'Validations', to: '/accounts/$accountId/validations' },
  { name: 'Syncs', to: '/accounts/$accountId/syncs' },
  { name: 'Stock', to: '/accounts/$accountId/stock' },
  { name: 'Deliveries', to: '/accounts/$accountId/deliveries' },
  { name: 'Endpoints', to: '/accounts/$accountId/endpoints' },
  { name: 'Calls', to: '/accounts/$accountId/calls' },
] as const;

/** Where support works on a merchant: how the account stands, and everything of it in tabs. */
export function AccountPage() {
  const { accountId } = route.useParams();
  const trpc = useTRPC();
  const query = useQuery(trpc.accounts.get.queryOptions({ accountId }));
  const { data } = query;
  if (data === undefined) {
    return <LoadingPage title="Account" what="account" query={query} heights={[140, 260]} />;
  }
  return (
    <Page title={data.account.merchantName ?? 'Account'} actions={<AccountActions page={data} />}>
      <Standing page={data} />
      <TabLinks
        label="Account"
        tabs={tabs.map(({ name, to }) => ({
          name,
          link: { to, params: { accountId } },
          exact: name === 'Overview',
        }))}
      />
      <Outlet />
    </Page>
  );
}

function Standing({ page: { account, calls, locations } }: { readonly page: AccountData }) {
  const authorization = authorizationLabels[account.posAuthorization];
  return (
    <Stack gap="xs" mt={-8} mb="sm">
      <Group gap="xs">
        <Pill {...stateLabels[account.state]} />
        <Pill tone={authorization.tone} text={`POS: ${authorization.text.toLowerCase()}`} />
        {isPaused(account.orderingPausedUntil) && (
          <>
            <Pill tone="warn" text="Ordering is paused" />
            <Text size="sm">
              until <Moment at={account.orderingPausedUntil} zone={zonesOf(locations)[0]} />
            </Text>
          </>
        )}
      </Group>
      <CallNotice name="The POS" report={calls.pos}>
        Orders wait and are retried automatically. Ask the merchant whether their POS is online.
      </CallNotice>
      <CallNotice name="Wix" report={calls.wix}>
        Calls are retried automatically. Check Wix’s status page.
      </CallNotice>
    </Stack>
  );
}
