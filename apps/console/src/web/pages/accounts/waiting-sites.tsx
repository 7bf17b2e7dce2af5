import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTRPC } from '../../api.ts';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { Moment } from '../../components/moment.tsx';
import { pathTo } from '../../components/paths.ts';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import type { PagePlace } from '../../search.ts';
import { InstallLink } from '../sites/install-link.tsx';
import { installLabels, nameOfSite, type WaitingSite } from '../sites/site-labels.ts';

const columns: readonly Column<WaitingSite>[] = [
  {
    title: 'Site',
    cell: (site) => (
      <TextLink to="/sites/$instanceId" params={{ instanceId: site.id }} fw={550}>
        {nameOfSite(site, site.locationNames)}
      </TextLink>
    ),
  },
  { title: 'App on the site', cell: ({ state }) => <Pill {...installLabels[state]} /> },
  {
    title: 'Locations',
    cell: ({ locationNames }) => (
      <Text
        span
        fz="inherit"
        display="block"
        truncate
        maw={320}
        title={locationNames.join(', ')}
        {...(locationNames.length === 0 && { c: 'dimmed' })}
      >
        {locationNames.length === 0 ? 'None' : locationNames.join(', ')}
      </Text>
    ),
  },
  { title: 'Instance', cell: ({ id }) => <Identifier short value={id} path={pathTo.site(id)} /> },
  { title: 'Wix site', cell: ({ metaSiteId }) => <Identifier short value={metaSiteId} /> },
  {
    title: 'Since',
    cell: ({ installedAt, firstSeenAt }) => <Moment at={installedAt ?? firstSeenAt} />,
  },
];

/** Sites with the app that no merchant has connected to a POS yet: each leads to what is to be done. */
export function WaitingSites(props: { readonly at: PagePlace; readonly above: ReactNode }) {
  const { at, above } = props;
  const trpc = useTRPC();
  return (
    <ListPage
      title="Accounts"
      lead="Sites with the app that are not connected to a POS."
      noun={['site', 'sites']}
      csv="waiting-sites"
      actions={<InstallLink />}
      above={above}
      columns={columns}
      rowKey={({ id }) => id}
      query={useQuery(
        trpc.sites.waiting.queryOptions(at, { placeholderData: whileTurning({ ...at }) }),
      )}
      filter={{}}
      at={at}
      opens={({ id }) => ({ to: '/sites/$instanceId', params: { instanceId: id } })}
      empty={{
        title: 'No sites without an account',
        description: 'Every site with the app is connected to a POS.',
      }}
    />
  );
}
