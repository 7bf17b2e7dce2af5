import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Moment } from '../../parts/moment.tsx';
import { ReasonModal } from '../../parts/reason-modal.tsx';
import { ForRole } from '../../parts/roles.tsx';
import { tellDone } from '../../parts/tell.tsx';
import { TextLink } from '../../parts/text-link.tsx';
import { useDeliveriesChanged } from './delivery-actions.tsx';
import type { Target } from './delivery-words.ts';

/** Who gets nothing, or may soon: targets that are paused, and those that fail. */
export function TroubledTargets({ accountId }: { readonly accountId: string | undefined }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.deliveries.troubledTargets.queryOptions({ accountId }, { refetchInterval: 15_000 }),
  );
  const [resuming, setResuming] = useState<Target | null>(null);
  const targets = data?.rows ?? [];
  if (targets.length === 0) return null;
  return (
    <Stack gap="xs" mb="md" role="region" aria-label="Targets in trouble">
      {targets.map((target) => (
        <TroubledTarget key={target.id} target={target} resume={() => setResuming(target)} />
      ))}
      {data?.next && (
        <Text size="sm" c="dimmed">
          And more. Filter by account to see the others.
        </Text>
      )}
      {resuming !== null && <ResumeModal target={resuming} close={() => setResuming(null)} />}
    </Stack>
  );
}

const nameOf = (target: Target): string =>
  target.kind === 'wix'
    ? `Wix, ${target.locationName ?? 'a location'}`
    : (target.url ?? 'A subscriber');

function TroubledTarget(props: { readonly target: Target; resume(): void }) {
  const { target } = props;
  const paused = target.state === 'paused';
  return (
    <Alert
      color={paused ? 'red' : 'yellow'}
      variant="light"
      icon={<IconPlayerPause aria-hidden />}
      title={`${nameOf(target)} ${paused ? 'is paused' : 'is failing'}`}
      styles={{ title: { color: paused ? 'var(--bad)' : 'var(--warn)' } }}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="var(--mantine-color-text)">
          {target.waiting === 1 ? '1 message waits' : `${target.waiting} messages wait`},{' '}
          {target.failuresInRow} failures in a row
          {target.failingSince !== null && (
            <>
              {' '}
              since <Moment at={target.failingSince} />
            </>
          )}
          . {target.lastFailure}{' '}
          <TextLink
            to="/deliveries"
            search={{ targetId: target.id }}
            c="var(--mantine-color-text)"
            td="underline"
          >
            Its deliveries
          </TextLink>
        </Text>
        {paused && (
          <ForRole needs="support">
            <Button variant="default" onClick={props.resume}>
              Resume and replay
            </Button>
          </ForRole>
        )}
      </Group>
    </Alert>
  );
}

function ResumeModal({ target, close }: { readonly target: Target; close(): void }) {
  const trpc = useTRPC();
  const resume = useMutation(
    trpc.deliveries.resume.mutationOptions({
      onSuccess: ({ replayed }) => {
        tellDone(`It gets its messages again; ${replayed} that were given up go out anew.`);
        close();
      },
      onSettled: useDeliveriesChanged(),
    }),
  );
  return (
    <ReasonModal
      title={`Resume ${nameOf(target)}`}
      lead="What was kept, and what was given up since it began to fail, goes out in the order in which it was made."
      confirm="Resume and replay"
      busy={resume.isPending}
      error={resume.error}
      close={close}
      onConfirm={(reason) => resume.mutate({ targetId: target.id, reason })}
    />
  );
}
