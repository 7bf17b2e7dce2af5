import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Moment } from '../../components/moment.tsx';
import { ForRole } from '../../components/roles.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { countOf, type Endpoint, nameOf } from '../endpoints/endpoint-labels.ts';
import { ResumeModal } from '../endpoints/resume-modal.tsx';

/** The others are on the endpoints' own page. */
const shownAtMost = 3;

/** Who gets nothing, or may soon: the longest outages of those that are paused or fail. */
export function FailingEndpoints({ accountId }: { readonly accountId: string | undefined }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.endpoints.list.queryOptions({ accountId, trouble: 'failing', limit: shownAtMost }),
  );
  const [resuming, setResuming] = useState<Endpoint | null>(null);
  const targets = data?.rows ?? [];
  if (targets.length === 0) return null;
  return (
    <Stack gap="xs" mb="md" role="region" aria-label="Failing endpoints">
      {targets.map((target) => (
        <FailingEndpoint key={target.id} target={target} resume={() => setResuming(target)} />
      ))}
      {data?.next && (
        <Text size="sm">
          <TextLink to="/endpoints" search={{ accountId, trouble: 'failing' }}>
            All failing endpoints
          </TextLink>
        </Text>
      )}
      {resuming !== null && <ResumeModal endpoint={resuming} close={() => setResuming(null)} />}
    </Stack>
  );
}

function FailingEndpoint(props: { readonly target: Endpoint; resume(): void }) {
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
          {target.waiting === 1
            ? '1 delivery waiting'
            : `${countOf(target.waiting)} deliveries waiting`}
          , {target.failuresInRow} failures in a row
          {target.failingSince !== null && (
            <>
              {' '}
              since <Moment at={target.failingSince} />
            </>
          )}
          . {target.lastFailure}{' '}
          <TextLink
            to="/endpoints"
            search={{ endpoint: target.id }}
            c="var(--mantine-color-text)"
            td="underline"
          >
            Details
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
