import { Grid, Group } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { CallPill } from '../../components/call-pill.tsx';
import { Facts } from '../../components/facts.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { LoadingPage } from '../../components/loading.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { Section, Sections } from '../../components/section.tsx';
import { InstallLink } from './install-link.tsx';
import { NextStep } from './next-step.tsx';
import { SetUpSection } from './set-up-section.tsx';
import { SiteAccounts } from './site-accounts.tsx';
import { SiteChanges } from './site-changes.tsx';
import { installLabels, nameOfSite, type Site, type SitePage as SiteStory } from './site-labels.ts';
import { SiteLocations } from './site-locations.tsx';

const route = getRouteApi('/signed-in/sites/$instanceId');

/** While a merchant is awaited, the page looks by itself. */
const lookAgainMs = 15_000;

/** A Wix site with the app, and what is missing until orders can come to it. */
export function SitePage() {
  const { instanceId } = route.useParams();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.sites.get.queryOptions(
      { instanceId },
      { refetchInterval: ({ state }) => (state.data?.accounts.length === 0 ? lookAgainMs : false) },
    ),
  );
  if (query.data !== undefined) return <Story page={query.data} />;
  return <LoadingPage title="Site" what="site" query={query} heights={[110, 220]} />;
}

function Story({ page }: { readonly page: SiteStory }) {
  const { instance, accounts, locations } = page;
  const install = installLabels[instance.state];
  const title = nameOfSite(instance, [
    ...accounts.map(({ merchantName }) => merchantName),
    ...locations.map(({ name }) => name),
  ]);
  return (
    <Page title={title} lead="Wix site" actions={instance.state !== 'installed' && <InstallLink />}>
      <Group gap="xs" mt={-8} mb="md">
        <Pill {...install} />
        <CallPill name="Wix" health={page.wixHealth} />
        {accounts.length === 0 && <Pill tone="warn" text="No account" />}
      </Group>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Sections>
            <NextStep page={page} />
            {accounts.length > 0 && <SiteAccounts page={page} />}
            <SetUpSection page={page} />
            <SiteLocations page={page} />
            <Section title="Timeline">
              <SiteChanges changes={page.changes} />
            </Section>
          </Sections>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Sections>
            <SiteFacts instance={instance} />
          </Sections>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function SiteFacts({ instance }: { readonly instance: Site }) {
  const moment = (name: string, at: string | null) =>
    at === null ? [] : [[name, <Moment key={name} at={at} />] as const];
  return (
    <Section title="Site">
      <Facts
        facts={[
          ['Instance', <Identifier key="instance" value={instance.id} />],
          ['Wix site', <Identifier key="site" value={instance.metaSiteId} />],
          ...moment('First seen', instance.firstSeenAt),
          ...moment('App installed', instance.installedAt),
          ...moment('App removed', instance.state === 'removed' ? instance.removedAt : null),
        ]}
      />
    </Section>
  );
}
