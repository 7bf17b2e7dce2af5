import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import type { AppRouter } from '../../../server/router.ts';
import { useTRPC } from '../../api.ts';
import { Changes } from '../../components/changes.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ExportLink } from '../../components/export-link.tsx';
import { Facts } from '../../components/facts.tsx';
import { FilterText } from '../../components/filter-text.tsx';
import { Filters } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { type Column, List } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { Pager } from '../../components/pager.tsx';
import { PageFor } from '../../components/roles.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { atPage, fromTheTop, isFiltered } from '../../search.ts';
import type { AuditSearch } from './search.ts';

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
  const { before, after, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const trpc = useTRPC();
  const [open, setOpen] = useState<Entry | null>(null);
  const page = useQuery(
    trpc.audit.list.queryOptions(
      { ...filter, before, after },
      { placeholderData: whileTurning({ ...filter, before, after }) },
    ),
  );
  const refine = (changes: Partial<AuditSearch>) =>
    void navigate({ search: (old) => fromTheTop(old, changes), replace: true });

  const columns: readonly Column<Entry>[] = [
    {
      key: 'at',
      title: 'When',
      width: 120,
      cell: (entry) => (
        <Button
          variant="transparent"
          p={0}
          h="auto"
          fz={13}
          fw={400}
          onClick={() => setOpen(entry)}
        >
          <Moment at={entry.at} />
        </Button>
      ),
    },
    { key: 'who', title: 'Who', width: 130, cell: (entry) => <Actor entry={entry} /> },
    {
      key: 'action',
      title: 'Did',
      width: 150,
      cell: (entry) => <span className="mono">{entry.action}</span>,
    },
    {
      key: 'subject',
      title: 'To',
      width: 150,
      cell: (entry) => (
        <>
          {entry.subjectType} <Identifier short value={entry.subjectId} />
        </>
      ),
    },
    {
      key: 'reason',
      title: 'Why',
      width: 200,
      cell: (entry) => (
        <Text fz="inherit" truncate maw={360} title={entry.reason ?? undefined}>
          {entry.reason ?? '–'}
        </Text>
      ),
    },
  ];

  const filtered = isFiltered(filter);
  return (
    <Page
      title="Audit trail"
      lead="Who changed what, and why. Nothing here can be altered."
      actions={<ExportLink list="audit" filter={filter} />}
    >
      <Filters label="Filter the trail">
        <FilterText
          label="Action"
          value={filter.action}
          onChange={(action) => refine({ action })}
        />
        <FilterText
          label="Account"
          value={filter.accountId}
          onChange={(accountId) => refine({ accountId })}
        />
        <FilterText
          label="Staff id"
          value={filter.actorId}
          onChange={(actorId) => refine({ actorId })}
        />
      </Filters>
      <List
        label="Audit trail"
        columns={columns}
        rows={page.data?.rows}
        error={page.error}
        retry={() => void page.refetch()}
        rowKey={(entry) => entry.id}
        onOpen={(entry) => setOpen(entry)}
        isMarked={(entry) => entry.id === open?.id}
        empty={
          filtered
            ? { title: 'No change fits', description: 'Widen the filter.' }
            : { title: 'Nothing was changed yet', description: 'Every change will stand here.' }
        }
      />
      <Pager page={page.data} go={(to) => void navigate({ search: (old) => atPage(old, to) })} />
      <Dialog
        look="side"
        title="Change"
        size={560}
        opened={open !== null}
        close={() => setOpen(null)}
      >
        {open && <EntryDetails entry={open} />}
      </Dialog>
    </Page>
  );
}

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
          ['Why', entry.reason ?? 'No reason was asked for.'],
        ]}
      />
      <Changes before={entry.before} after={entry.after} />
    </Stack>
  );
}
