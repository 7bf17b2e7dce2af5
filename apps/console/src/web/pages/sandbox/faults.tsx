import { Button, Group, NumberInput, Paper, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { ForRole } from '../../components/roles.tsx';
import { Section } from '../../components/section.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import {
  type Effect,
  effectLabels,
  effects,
  type FaultRule,
  posOperations,
  type Stage,
} from './sandbox-labels.ts';

/** The troubles of the simulated POS that are on, and a switch for another one. */
export function Faults({ stage }: { readonly stage: Stage }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.sandbox.stage.queryKey() });
  const remove = useMutation(
    trpc.sandbox.removeFault.mutationOptions({
      onSuccess: () => tellDone('Fault removed.'),
      onError: tellFailure,
      onSettled,
    }),
  );
  return (
    <Section title="POS faults">
      <Stack gap="md">
        {stage.faults.length === 0 && (
          <Text size="sm" c="dimmed">
            No faults are on.
          </Text>
        )}
        {stage.faults.map(({ id, rule }) => (
          <Paper key={id} p="sm">
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm">{told(rule, stage)}</Text>
              <ForRole needs="support">
                <Button
                  variant="default"
                  flex="none"
                  aria-label={`Remove: ${told(rule, stage)}`}
                  onClick={() => remove.mutate({ id })}
                >
                  Remove
                </Button>
              </ForRole>
            </Group>
          </Paper>
        ))}
        <ForRole needs="support">
          <FaultForm stage={stage} onSettled={onSettled} />
        </ForRole>
      </Stack>
    </Section>
  );
}

function told({ tenant, operations, effect, remaining }: FaultRule, { merchants }: Stage): string {
  const who =
    tenant === null ? 'Every POS' : (merchants.find(({ id }) => id === tenant)?.name ?? tenant);
  const what = effectLabels[effect.kind].toLowerCase();
  const when = operations === null ? 'any call' : operations.join(', ');
  return `${who}: ${what} (${when}${remaining === null ? '' : `, ${remaining} more`})`;
}

function FaultForm(props: { readonly stage: Stage; onSettled(): Promise<void> }) {
  const trpc = useTRPC();
  const [tenant, setTenant] = useState<string | null>(null);
  const [operation, setOperation] = useState<string | null>('create_order');
  const [kind, setKind] = useState<Effect>('lost_answer');
  const [times, setTimes] = useState<number | null>(1);
  const add = useMutation(
    trpc.sandbox.addFault.mutationOptions({
      onSuccess: () => tellDone('Fault added.'),
      onSettled: props.onSettled,
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({
          tenant,
          operations: operation === null ? null : [operation],
          probability: 1,
          remaining: times,
          effect: effectOf(kind),
        });
      }}
    >
      <Stack gap="xs">
        <Select
          label="Merchant"
          placeholder="All merchants"
          clearable
          data={props.stage.merchants.map(({ id, name }) => ({ value: id, label: name }))}
          value={tenant}
          onChange={setTenant}
        />
        <Select
          label="Operation"
          placeholder="Any"
          clearable
          data={[...posOperations]}
          value={operation}
          onChange={setOperation}
        />
        <Select
          label="Fault"
          allowDeselect={false}
          data={effects.map((value) => ({ value, label: effectLabels[value] }))}
          value={kind}
          onChange={(value) => setKind(effects.find((known) => known === value) ?? 'lost_answer')}
        />
        <NumberInput
          size="xs"
          label="Number of calls"
          placeholder="Until removed"
          min={1}
          max={1_000}
          allowDecimal={false}
          value={times ?? ''}
          onChange={(value) => setTimes(typeof value === 'number' ? value : null)}
        />
        {add.error !== null && <Failure error={add.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending}>
            Add fault
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function effectOf(kind: Effect): FaultRule['effect'] {
  switch (kind) {
    case 'latency':
      return { kind, ms: 3_000 };
    case 'status':
      return { kind, status: 503 };
    default:
      return { kind };
  }
}
