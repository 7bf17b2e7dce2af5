import { Grid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../../api.ts';
import { Section, Sections } from '../../../components/section.tsx';
import { AccountFacts } from './account-facts.tsx';
import { AccountTimeline } from './account-timeline.tsx';
import { CatalogSettingsSection } from './catalog-settings.tsx';
import { LocationsSection } from './locations-section.tsx';
import { OrderSettingsSection } from './order-settings.tsx';

const route = getRouteApi('/signed-in/accounts/$accountId');

/** The first tab of an account: its locations, what happened, and how it is set. */
export function AccountOverview() {
  const { accountId } = route.useParams();
  const trpc = useTRPC();
  // The frame has it already, and says why where it has not.
  const { data } = useQuery(trpc.accounts.get.queryOptions({ accountId }));
  if (data === undefined) return null;
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <Sections>
          <LocationsSection page={data} />
          <Section title="Timeline">
            <AccountTimeline accountId={accountId} />
          </Section>
        </Sections>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Sections>
          <AccountFacts page={data} />
          <OrderSettingsSection accountId={accountId} />
          <CatalogSettingsSection accountId={accountId} />
        </Sections>
      </Grid.Col>
    </Grid>
  );
}
