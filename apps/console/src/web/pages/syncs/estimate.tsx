import { Button, Stack, Text } from '@mantine/core';
import { IconCalculator } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import type { DryRun } from './sync-labels.ts';

export interface LocationToSync {
  readonly configurationId: string;
  readonly name: string;
}

const triedAtMost = 10;

/** Tries the syncs without writing anything, and says how many calls and how long they would take. */
export function Estimate(props: {
  readonly locations: readonly LocationToSync[];
  readonly mode: 'changes' | 'everything';
}) {
  const trpc = useTRPC();
  const { mutateAsync } = useMutation(trpc.syncs.dryRun.mutationOptions());
  const tried = props.locations.slice(0, triedAtMost);
  const estimate = useMutation({
    mutationFn: () =>
      Promise.all(
        tried.map(async ({ configurationId, name }) => ({
          name,
          result: await mutateAsync({ configurationId, mode: props.mode }),
        })),
      ),
  });
  return (
    <Stack gap={6} align="flex-start">
      <Button
        variant="default"
        leftSection={<IconCalculator size={14} aria-hidden />}
        loading={estimate.isPending}
        onClick={() => estimate.mutate()}
      >
        Estimate
      </Button>
      {estimate.error !== null && <Failure error={estimate.error} />}
      {estimate.data?.map(({ name, result }) => (
        <Text key={name} size="sm">
          {name}: {summary(result)}
        </Text>
      ))}
      {estimate.data !== undefined && props.locations.length > triedAtMost && (
        <Text size="sm" c="dimmed">
          Estimated the first {triedAtMost} of {props.locations.length}.
        </Text>
      )}
    </Stack>
  );
}

export function summary(result: DryRun): string {
  if (result.outcome === 'would-fail') return `would fail: ${result.failure.reason}`;
  const { calls, estimatedSeconds } = result.plan;
  if (calls === 0) return 'no changes to publish';
  return `${calls} calls to Wix, about ${Math.max(1, Math.round(estimatedSeconds))} s`;
}
