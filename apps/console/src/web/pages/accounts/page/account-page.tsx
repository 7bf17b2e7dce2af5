import { Grid, Group, Stack, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../../api.ts';
import { CallNotice } from '../../../components/call-notice.tsx';
import { LoadingPage } from '../../../components/loading.tsx';
import { Moment } from '../../../components/moment.tsx';
import { Page } from '../../../components/page.tsx';
import { Section, Sections } from '../../../components/section.tsx';
import { authorizationLabels, isPaused, stateLabels, zonesOf } from '../account-labels.ts';
import { AccountActions } from './account-actions.tsx';
import { AccountFacts } from './account-facts.tsx';
import { AccountTimeline } from './account-timeline.tsx';
import { CatalogSettingsSection } from './catalog-settings.tsx';
import { LocationsSection } from './locations-section.tsx';
import { OrderSettingsSection } from './order-settings.tsx';

const route = getRouteApi('/signed-in/accounts/$accountId');

export function AccountPage() {
  const { accountId } = route.useParams();
  const trpc = useTRPC();
  const query = useQuery(trpc.accounts.get.queryOptions({ accountId }));
  const { data } = query;
  if (data === undefined) {
    return <LoadingPage title="Account" what="account" query={query} heights={[140, 260]} />;
  }
  const { account, calls } = data;
  const state = stateLabels[account.state];
  const authorization = authorizationLabels[account.posAuthorization];
  return (
    <Page title={account.merchantName ?? 'Account'} actions={<AccountActions page={data} />}>
      <Group gap="xs" mt={-8} mb="md">
        <Pill {...state} />
        <Pill tone={authorization.tone} text={`POS: ${authorization.text.toLowerCase()}`} />
        {isPaused(account.orderingPausedUntil) && (
          <>
            <Pill tone="warn" text="Ordering is paused" />
            <Text size="sm">
              until <Moment at={account.orderingPausedUntil} zone={zonesOf(data.locations)[0]} />
            </Text>
          </>
        )}
      </Group>
      <Stack gap="xs" mb="md">
        <CallNotice name="The POS" report={calls.pos}>
          Orders wait and are retried automatically. Ask the merchant whether their POS is online.
        </CallNotice>
        <CallNotice name="Wix" report={calls.wix}>
          Calls are retried automatically. Check Wix’s status page.
        </CallNotice>
      </Stack>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Sections>
            <LocationsSection page={data} />
            <Section title="Timeline">
              <AccountTimeline accountId={account.id} />
            </Section>
          </Sections>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Sections>
            <AccountFacts page={data} />
            <OrderSettingsSection accountId={account.id} />
            <CatalogSettingsSection accountId={account.id} />
          </Sections>
        </Grid.Col>
      </Grid>
    </Page>
  );
}
