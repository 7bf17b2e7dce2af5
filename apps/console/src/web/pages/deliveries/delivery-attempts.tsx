import { Group, Paper, Stack, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { duration } from '../../components/duration.ts';
import { JsonView } from '../../components/json-view.tsx';
import { Moment } from '../../components/moment.tsx';
import { readableBody } from '../../components/readable-body.ts';
import type { DeliveryStory } from './delivery-labels.ts';

/** Every call that was made for a delivery: what was sent, what came back, how long it took. */
export function DeliveryAttempts({ calls }: { readonly calls: DeliveryStory['calls'] }) {
  if (calls.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No attempts yet.
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      {calls.map((call) => (
        <Paper key={call.id} p="sm">
          <Group justify="space-between" gap="xs">
            <Group gap="xs">
              <Text size="sm" fw={550}>
                Attempt {call.attempt}
              </Text>
              <Pill
                tone={call.problem === null ? 'good' : 'bad'}
                text={call.status === null ? 'No answer' : String(call.status)}
              />
            </Group>
            <Text size="xs" c="dimmed">
              <Moment at={call.startedAt} /> · {duration(call.durationMs)}
            </Text>
          </Group>
          <Text size="sm" className="mono" mt={4} style={{ overflowWrap: 'anywhere' }}>
            {call.request}
          </Text>
          {call.problem !== null && (
            <Text size="sm" c="var(--bad)" mt={4}>
              {call.problem}
            </Text>
          )}
          <Stack gap={6} mt={6}>
            {call.requestBody !== null && (
              <JsonView label={`request ${call.id}`} value={readableBody(call.requestBody)} />
            )}
            {call.answer !== null && call.answer !== '' && (
              <JsonView label={`answer ${call.id}`} value={readableBody(call.answer)} />
            )}
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}
