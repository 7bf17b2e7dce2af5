import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Facts } from '../../components/facts.tsx';
import { oneOf } from '../../components/filters.tsx';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { PathLink } from '../../components/path-link.tsx';
import { PageFor } from '../../components/roles.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import {
  actionInWords,
  actions,
  actorLabels,
  type Entry,
  pathOfSubject,
  subjectInWords,
} from './audit-labels.ts';
import { Changes } from './changes.tsx';

const route = getRouteApi('/signed-in/audit');

export function AuditPage() {
  return (
    <PageFor needs="support">
      <AuditTrail />
    </PageFor>
  );
}

function AuditTrail() {
  const { before, after, entry, ...search } = route.useSearch();
  const filter = { ...search, action: actions.find((known) => known === search.action) };
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
        { name: 'action', label: 'Action', kind: actionField, width: 220 },
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
  { title: 'Action', cell: (entry) => actionInWords(entry.action) },
  {
    title: 'To',
    cell: (entry) => (
      <>
        {subjectInWords(entry)} <Named id={entry.subjectId} names={entry.names} short />
      </>
    ),
  },
  {
    title: 'Merchant',
    cell: ({ accountId, names }) => (accountId === null ? '–' : (names[accountId] ?? '–')),
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
          · {actorLabels[entry.actorKind]}
        </Text>
      )}
    </>
  );
}

function EntryDetails({ entry }: { readonly entry: Entry }) {
  return (
    <Stack gap="lg">
      <div>
        <Text fw={600}>{actionInWords(entry.action)}</Text>
        <Text className="mono" c="dimmed" fz={12}>
          {entry.action}
        </Text>
      </div>
      <Facts
        facts={[
          ['When', <Moment key="at" at={entry.at} />],
          ['Who', <Actor key="who" entry={entry} />],
          [subjectInWords(entry), <Subject key="subject" entry={entry} />],
          ...(entry.accountId === null || entry.subjectType === 'account'
            ? []
            : [['Merchant', <Merchant key="account" {...entry} id={entry.accountId} />] as const]),
          ['Why', entry.reason ?? 'No reason required'],
        ]}
      />
      <Changes before={entry.before} after={entry.after} names={entry.names} />
    </Stack>
  );
}

/** What was changed, as a link to its page where it has one, and its id. */
function Subject({ entry }: { readonly entry: Entry }) {
  const { subjectId, names } = entry;
  const path = pathOfSubject(entry);
  if (path === null) return <Named id={subjectId} names={names} />;
  return (
    <>
      <PathLink path={path}>{names[subjectId] ?? 'Open'}</PathLink> <Identifier value={subjectId} />
    </>
  );
}

function Merchant({ id, names }: { readonly id: string; readonly names: Entry['names'] }) {
  return (
    <>
      <MerchantLink of={{ accountId: id, merchantName: names[id] ?? null }} />{' '}
      <Identifier value={id} />
    </>
  );
}

/** By its name, where it has one; in a list the id is left out then. */
function Named(props: {
  readonly id: string;
  readonly names: Entry['names'];
  readonly short?: boolean;
}) {
  const { id, names, short = false } = props;
  const name = names[id];
  if (name === undefined) return <Identifier short={short} value={id} />;
  return short ? (
    <Text span fz="inherit" fw={500} title={id}>
      {name}
    </Text>
  ) : (
    <>
      {name} <Identifier value={id} />
    </>
  );
}

const actionField = oneOf(actions, actionInWords);
