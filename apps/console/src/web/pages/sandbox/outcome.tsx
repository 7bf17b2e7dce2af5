import { Group, Stack, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { duration } from '../../components/duration.ts';
import { JsonView } from '../../components/json-view.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { toneOf } from '../spi-calls/calls.ts';
import type { Exchange, Placed } from './sandbox-labels.ts';

/** One SPI call that the simulated Wix made, and what the bridge answered. */
export function ExchangeView(props: { readonly title: string; readonly exchange: Exchange }) {
  const { request, response } = props.exchange;
  return (
    <Stack gap={6} role="status">
      <Group gap="sm">
        <Text size="sm" fw={550}>
          {props.title}
        </Text>
        <Pill tone={toneOf({ httpStatus: response.status })} text={String(response.status)} />
        <Text size="sm" c="dimmed">
          {duration(response.durationMs)}
        </Text>
        <TextLink to="/spi-calls" search={{ requestId: request.requestId }} fz="sm">
          The call
        </TextLink>
      </Group>
      <JsonView label={props.title} value={response.body} />
    </Stack>
  );
}

const outcomeLabels: Readonly<Record<Placed['outcome'], string>> = {
  created: 'Order placed.',
  invalid: 'Order not valid. The guest cannot place it.',
  failed: 'The bridge returned an error.',
};

export function PlacedView({ placed }: { readonly placed: Placed }) {
  const { orderId: wixOrderId } = placed;
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Pill
          tone={placed.outcome === 'created' ? 'good' : 'bad'}
          text={outcomeLabels[placed.outcome]}
        />
        <TextLink to="/orders" search={{ wixOrderId }} fz="sm">
          The order
        </TextLink>
        <TextLink to="/validations" search={{ wixOrderId }} fz="sm">
          Its validation
        </TextLink>
      </Group>
      <ExchangeView title="Validate Order" exchange={placed.validation} />
      {placed.creation !== null && <ExchangeView title="Create Order" exchange={placed.creation} />}
    </Stack>
  );
}
