import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import type { AppRouter } from '../../../server/router.ts';
import { useTRPC } from '../../api.ts';
import { Changes } from '../../components/changes.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Facts } from '../../components/facts.tsx';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { Moment } from '../../components/moment.tsx';
import { PageFor } from '../../components/roles.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';

const route = getRouteApi('/signed-in/audit');

type Entry = inferRouterOutputs<AppRouter>['audit']['list']['rows'][number];

export function AuditPage() {
  return (
    <PageFor needs="support">
      <AuditTrail />
    </PageFor>
  );
}

function AuditTrail() {
  const { before, after, entry, ...filter } = route.useSearch();
  const trpc = useTRPC();
  const asked = { ...filter, before, after };
  const query = useQuery(
    trpc.audit.list.queryOptions(asked, { placeholderData: whileTurning(asked) }),
  );
  // What is open stays so under another filter, which may not hold it.
  const [known, setKnown] = useState<Entry>();
  const found = query.data?.rows.find(({ id }) => id === entry);
  if (found !== undefined && found !== known) setKnown(found);
  const opened = known?.id === entry ? known : undefined;
  return (
    <ListPage
      title="Audit trail"
      lead="All changes: who, what and why. Entries cannot be edited."
      noun={['change', 'changes']}
      csv="audit"
      columns={columns}
      rowKey={({ id }) => id}
      query={query}
      filter={filter}
      at={{ before, after }}
      fields={[
        { name: 'action', label: 'Action' },
        { name: 'accountId', label: 'Merchant', kind: 'merchant' },
        { name: 'actorId', label: 'Staff id' },
      ]}
      opens={{
        name: 'entry',
        opened: entry,
        drawer: (close) => (
          <Dialog look="side" title="Change" size={560} opened={opened !== undefined} close={close}>
            {opened && <EntryDetails entry={opened} />}
          </Dialog>
        ),
      }}
      empty={{ title: 'No changes yet', description: 'Changes appear here.' }}
    />
  );
}

const columns: readonly Column<Entry>[] = [
  {
    title: 'When',
    cell: (entry) => (
      <TextLink from="/audit" search={(old) => ({ ...old, entry: entry.id })}>
        <Moment at={entry.at} />
      </TextLink>
    ),
  },
  { title: 'Who', cell: (entry) => <Actor entry={entry} /> },
  { title: 'Action', cell: (entry) => <span className="mono">{entry.action}</span> },
  {
    title: 'To',
    cell: (entry) => (
      <>
        {entry.subjectType} <Identifier short value={entry.subjectId} />
      </>
    ),
  },
  {
    title: 'Why',
    cell: (entry) => (
      <Text fz="inherit" truncate maw={360} title={entry.reason ?? undefined}>
        {entry.reason ?? '–'}
      </Text>
    ),
  },
];

function Actor({ entry }: { readonly entry: Entry }) {
  return (
    <>
      {entry.actorName}
      {entry.actorKind !== 'staff' && (
        <Text span c="dimmed" fz="inherit">
          {' '}
          · {entry.actorKind}
        </Text>
      )}
    </>
  );
}

function EntryDetails({ entry }: { readonly entry: Entry }) {
  return (
    <Stack gap="lg">
      <Text ff="monospace" fw={600}>
        {entry.action}
      </Text>
      <Facts
        facts={[
          ['When', <Moment key="at" at={entry.at} />],
          ['Who', <Actor key="who" entry={entry} />],
          [`To ${entry.subjectType}`, <Identifier key="subject" value={entry.subjectId} />],
          ['Account', <Identifier key="account" value={entry.accountId} />],
          ['Why', entry.reason ?? 'No reason required'],
        ]}
      />
      <Changes before={entry.before} after={entry.after} />
    </Stack>
  );
}
