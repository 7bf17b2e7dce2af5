import { Group, Progress, Table, Text } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../api.ts';
import { Facts } from '../../components/facts.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { LoadingPage } from '../../components/loading.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { pathTo } from '../../components/paths.ts';
import { Section, Sections } from '../../components/section.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { AnswersSections } from './answers-sections.tsx';
import { Findings } from './findings.tsx';
import { RunActions } from './run-actions.tsx';
import {
  failureTitle,
  isWaitingToRetry,
  type Run,
  runLabels,
  stepLabels,
  took,
  triggerLabels,
} from './sync-labels.ts';
import { VersionsSection } from './versions-section.tsx';

const route = getRouteApi('/signed-in/syncs/$runId');

export function SyncRunPage() {
  const { runId } = route.useParams();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const query = useQuery(trpc.syncs.get.queryOptions({ runId }));
  const run = query.data;
  useSubscription(
    trpc.syncs.follow.subscriptionOptions(
      { runId },
      {
        enabled: run !== undefined && run.endedAt === null,
        onData: (moved) => {
          queries.setQueryData(
            trpc.syncs.get.queryKey({ runId }),
            (known) => known && { ...known, ...moved },
          );
          // What went wrong is written down where an attempt ends.
          if (moved.notBefore !== null || moved.endedAt !== null) {
            void queries.invalidateQueries({ queryKey: trpc.syncs.answers.queryKey({ runId }) });
          }
        },
      },
    ),
  );
  if (run === undefined) {
    return <LoadingPage title="Menu sync" what="sync" query={query} heights={[220]} />;
  }
  const state = runLabels(run);
  const { accountId, merchantName } = run.place;
  return (
    <Page
      title={`Sync of ${run.place.locationName ?? 'a location'}`}
      actions={<RunActions run={run} />}
    >
      <Group gap="xs" mt={-8} mb="md">
        <Pill {...state} />
        {run.isFirst && <Pill tone="quiet" text="First sync of the location" />}
        {run.mode === 'everything' && <Pill tone="quiet" text="Everything" />}
      </Group>
      <Sections>
        <RunProgress run={run} />
        {run.failureReason !== null && (
          <Notice tone="bad" title={failureTitle(run.failureCode)}>
            <Text size="sm">{run.failureReason}</Text>
            {run.failureCode !== null && run.failureCode !== 'NONE' && (
              <Text size="xs" mt={6}>
                Sent to Wix: <span className="mono">{run.failureCode}</span>{' '}
              </Text>
            )}{' '}
          </Notice>
        )}
        <Section title="Details">
          <Facts
            facts={[
              ['Requested by', <Requests key="requests" run={run} />],
              ['Requested', <Moment key="requested" at={run.requestedAt} />],
              ['Started', run.startedAt === null ? '–' : <Moment key="s" at={run.startedAt} />],
              ['Ended', run.endedAt === null ? '–' : <Moment key="e" at={run.endedAt} />],
              ['Took', took(run)],
              ['Attempt', String(run.attempt)],
              [
                'Merchant',
                accountId === null ? (
                  '–'
                ) : (
                  <MerchantLink key="m" of={{ accountId, merchantName }} />
                ),
              ],
              [
                'Configuration',
                <Identifier
                  key="c"
                  value={run.configurationId}
                  path={pathTo.location(run.configurationId)}
                />,
              ],
              ['Run', <Identifier key="r" value={run.id} />],
              [
                'Other syncs',
                <TextLink key="o" to="/syncs" search={{ configurationId: run.configurationId }}>
                  History
                </TextLink>,
              ],
            ]}
          />
        </Section>
        <AnswersSections runId={run.id} />
        <ChangesSection run={run} />
        {run.findings !== null && run.findings.length > 0 && (
          <Section title="Menu findings">
            <Findings findings={run.findings} />
          </Section>
        )}
        <VersionsSection configurationId={run.configurationId} publicationId={run.publicationId} />
      </Sections>
    </Page>
  );
}

function Requests({ run }: { readonly run: Run }) {
  return (
    <>
      {run.requests.map(({ trigger, at, by }) => (
        <div key={at}>
          {by ?? triggerLabels[trigger]}
          {by !== undefined && ` (${triggerLabels[trigger]})`}
        </div>
      ))}
    </>
  );
}

/** How far it has come, in the calls to Wix that are planned; told to screen readers as it moves. */
function RunProgress({ run }: { readonly run: Run }) {
  if (run.endedAt !== null) return null;
  const done = run.callsPlanned === 0 ? 0 : (100 * run.callsDone) / run.callsPlanned;
  if (run.behind !== null) {
    return (
      <Notice tone="quiet" title="Waiting for another sync of this location">
        <Text size="sm">
          Starts when{' '}
          <TextLink to="/syncs/$runId" params={{ runId: run.behind }} underline="always">
            the other sync{' '}
          </TextLink>{' '}
          ends.
        </Text>
      </Notice>
    );
  }
  if (run.notBefore !== null && isWaitingToRetry(run)) {
    return (
      <Notice tone="warn" title="Sync waiting to retry">
        <Text size="sm" role="status">
          {run.lastFault} It stopped at “{run.step === null ? 'Beginning' : stepLabels[run.step]}”
          and is retried <Moment at={run.notBefore} />.
        </Text>
      </Notice>
    );
  }
  const doing = run.step === null ? 'Waiting for a worker' : stepLabels[run.step];
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" role="status">
          {doing}
          {run.stepTotal > 1 && ` (${run.stepDone} of ${run.stepTotal})`}
        </Text>
        <Text size="sm" c="dimmed" className="numeric">
          {run.callsDone} of {run.callsPlanned} calls
        </Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section value={done} aria-label="Calls to Wix that are done" animated />
      </Progress.Root>
    </div>
  );
}

const kinds = ['menus', 'sections', 'dishes', 'variations'] as const;

function ChangesSection({ run: { diffCounts, archivedMenus } }: { readonly run: Run }) {
  if (diffCounts === null) return null;
  return (
    <Section title="What changed">
      <Table fz={13} aria-label="What changed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What</Table.Th>
            <Table.Th ta="right">Added</Table.Th>
            <Table.Th ta="right">Changed</Table.Th>
            <Table.Th ta="right">Removed</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kinds.map((kind) => (
            <Table.Tr key={kind}>
              <Table.Th scope="row" fw={500}>
                {kind === 'variations' ? 'choices' : kind}
              </Table.Th>
              <Table.Td ta="right">{diffCounts[kind]?.added ?? 0}</Table.Td>
              <Table.Td ta="right">{diffCounts[kind]?.changed ?? 0}</Table.Td>
              <Table.Td ta="right">{diffCounts[kind]?.removed ?? 0}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {archivedMenus !== null && archivedMenus.length > 0 && (
        <Text size="sm" mt="sm">
          Archived menus of the site: {archivedMenus.join(', ')}.
        </Text>
      )}
    </Section>
  );
}
