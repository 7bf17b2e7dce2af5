import { Button, Group, Select, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { momentWords } from '../../components/moment-words.ts';
import { Section } from '../../components/section.tsx';
import { DiffView } from './diff-view.tsx';

/** Which menus were live at the location, and what tells one from another. */
export function VersionsSection(props: {
  readonly configurationId: string;
  readonly publicationId: string | null;
}) {
  const { configurationId } = props;
  const trpc = useTRPC();
  const published = useQuery(trpc.syncs.publications.queryOptions({ configurationId }));
  const all = published.data?.publications ?? [];
  const own = all.findIndex(({ id }) => id === props.publicationId);
  const [after, setAfter] = useState<string | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const [comparing, setComparing] = useState(false);
  const newer = after ?? all[Math.max(own, 0)]?.id ?? null;
  const older = before ?? all[Math.max(own, 0) + 1]?.id ?? null;
  const options = all.map(({ id, publishedAt, replacedAt }) => ({
    value: id,
    label: `${momentWords(new Date(publishedAt))}${replacedAt === null ? ' (live)' : ''}`,
  }));
  const versionOf = (id: string | null) => all.find((one) => one.id === id)?.versionId;
  const [from, to] = [versionOf(older), versionOf(newer)];
  return (
    <Section title="Published menus">
      {published.error !== null && (
        <Failure error={published.error} retry={() => void published.refetch()} />
      )}
      {published.isPending && <Skeleton h={50} />}
      {published.data && all.length < 2 && (
        <Text size="sm" c="dimmed">
          {all.length === 0
            ? 'No menus published yet.'
            : 'Only one menu published. Nothing to compare yet.'}
        </Text>
      )}
      {all.length >= 2 && (
        <Group align="flex-end" gap="sm">
          <Select label="From" data={options} value={older} onChange={setBefore} w={230} />
          <Select label="To" data={options} value={newer} onChange={setAfter} w={230} />
          <Button
            variant="default"
            disabled={from === undefined || to === undefined || older === newer}
            onClick={() => setComparing(true)}
          >
            Compare
          </Button>
        </Group>
      )}
      {comparing && from !== undefined && to !== undefined && (
        <Dialog title="What changed" size={760} close={() => setComparing(false)}>
          <Comparison before={from} after={to} />
        </Dialog>
      )}
    </Section>
  );
}

function Comparison(props: { readonly before: string; readonly after: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.syncs.compare.queryOptions(props));
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  return data === undefined ? <Skeleton h={160} /> : <DiffView diff={data} />;
}
