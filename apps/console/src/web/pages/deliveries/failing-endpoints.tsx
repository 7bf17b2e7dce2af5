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
      {targets.map((endpoint) => (
        <FailingEndpoint
          key={endpoint.id}
          endpoint={endpoint}
          resume={() => setResuming(endpoint)}
        />
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

function FailingEndpoint(props: { readonly endpoint: Endpoint; resume(): void }) {
  const { endpoint } = props;
  const paused = endpoint.state === 'paused';
  return (
    <Alert
      color={paused ? 'red' : 'yellow'}
      variant="light"
      icon={<IconPlayerPause aria-hidden />}
      title={`${nameOf(endpoint)} ${paused ? 'is paused' : 'is failing'}`}
      styles={{ title: { color: paused ? 'var(--bad)' : 'var(--warn)' } }}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="var(--mantine-color-text)">
          {endpoint.waiting === 1
            ? '1 delivery waiting'
            : `${countOf(endpoint.waiting)} deliveries waiting`}
          , {endpoint.failuresInRow} failures in a row
          {endpoint.failingSince !== null && (
            <>
              {' '}
              since <Moment at={endpoint.failingSince} />
            </>
          )}
          . {endpoint.lastFailure}{' '}
          <TextLink
            to="/endpoints"
            search={{ endpoint: endpoint.id }}
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
