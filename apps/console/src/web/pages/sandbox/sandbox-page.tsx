import { EmptyState, Grid, Skeleton, Stack } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Boundary } from '../../components/boundary.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { Faults } from './faults.tsx';
import { Shop } from './shop.tsx';

/** Plays the outside world where it is simulated: a shopper on a Wix site, and the POS's troubles. */
export function SandboxPage() {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.sandbox.stage.queryOptions());
  return (
    <Page
      title="Sandbox"
      lead="Place orders on a simulated Wix site, and add faults to the simulated POS."
    >
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && (
        <Stack aria-busy aria-label="Loading the sandbox">
          <Skeleton h={80} />
          <Skeleton h={300} />
        </Stack>
      )}
      {data?.runs === false && (
        <EmptyState
          mt={60}
          icon={<IconFlask aria-hidden />}
          title="The sandbox is not running"
          description="This console is connected to real Wix and POS systems."
        />
      )}
      {data?.runs && (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Boundary>
              <Shop sites={data.sites} />
            </Boundary>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Boundary>
              <Faults stage={data} />
            </Boundary>
          </Grid.Col>
        </Grid>
      )}
    </Page>
  );
}
