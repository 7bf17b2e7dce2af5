import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { Section } from '../../components/section.tsx';
import { DeliveryActions } from '../deliveries/delivery-actions.tsx';
import { DeliveryAttempts } from '../deliveries/delivery-attempts.tsx';
import { DeliveryItems } from '../deliveries/delivery-items.tsx';
import { deliveryLabels, isMoving } from '../deliveries/delivery-labels.ts';

/** One way of a event, followed until it has arrived. */
export function DeliveryOfEvent(props: {
  readonly id: string;
  readonly refetchInterval: number | false;
}) {
  const { id, refetchInterval } = props;
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(
    trpc.deliveries.get.queryOptions({ id }, { refetchInterval }),
  );
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton h={140} />;
  const { text, tone } = deliveryLabels[data.state];
  return (
    <Section
      title={data.endpointKind === 'wix' ? 'To Wix' : `To ${data.url ?? 'webhook endpoint'}`}
      actions={<DeliveryActions delivery={data} />}
    >
      <Stack gap="sm">
        <Group gap="sm" role="status">
          <Pill tone={tone} text={text} />
          {isMoving(data) && data.endpointState === 'paused' && (
            <Text size="sm" c="var(--warn)">
              Endpoint paused. Deliveries wait.
            </Text>
          )}
          {isMoving(data) && data.lastOutcome !== null && (
            <Text size="sm" c="dimmed">
              {data.lastOutcome}
            </Text>
          )}
        </Group>
        <DeliveryItems items={data.items} />
        <DeliveryAttempts calls={data.calls} />
      </Stack>
    </Section>
  );
}
