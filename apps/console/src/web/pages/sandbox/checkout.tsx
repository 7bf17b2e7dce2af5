import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { ForRole } from '../../components/roles.tsx';
import { Section } from '../../components/section.tsx';
import { CartLineEditor } from './cart-line.tsx';
import { ExchangeView, PlacedView } from './outcome.tsx';
import type { CartLine, Fulfillment } from './sandbox-labels.ts';

const fulfillments: Readonly<Record<'PICKUP' | 'DELIVERY' | 'DINE_IN', Fulfillment>> = {
  PICKUP: { type: 'PICKUP' },
  DELIVERY: {
    type: 'DELIVERY',
    address: { street: 'Elm Street', streetNumber: '12', city: 'Springfield', zipCode: '10013' },
  },
  DINE_IN: { type: 'DINE_IN', label: 'Table', value: '7' },
};

/** The cart, and what the bridge says to it. */
export function Checkout(props: {
  readonly configurationId: string;
  readonly currency: string;
  readonly lines: readonly CartLine[];
  setLines(change: (old: readonly CartLine[]) => readonly CartLine[]): void;
}) {
  const { lines, setLines, configurationId } = props;
  const trpc = useTRPC();
  const [way, setWay] = useState<keyof typeof fulfillments>('PICKUP');
  const [tip, setTip] = useState('0');
  const validate = useMutation(trpc.sandbox.validate.mutationOptions());
  const place = useMutation(trpc.sandbox.place.mutationOptions());
  const cart = {
    configurationId,
    lines: lines.map(({ dish, quantity, chosen }) => ({
      itemId: dish.id,
      quantity,
      options: Object.entries(chosen).map(([name, itemIds]) => ({ name, itemIds: [...itemIds] })),
    })),
    fulfillment: fulfillments[way],
    tip: /^\d+(\.\d{1,2})?$/.test(tip) ? tip : '0',
  };
  const empty = lines.length === 0;
  return (
    <Section title="Cart">
      <Stack gap="sm">
        {empty && (
          <Text size="sm" c="dimmed">
            Add a dish from the menu.
          </Text>
        )}
        {lines.map((line) => (
          <CartLineEditor
            key={line.key}
            line={line}
            currency={props.currency}
            onChange={(changed) =>
              setLines((old) => old.map((one) => (one.key === changed.key ? changed : one)))
            }
            onRemove={() => setLines((old) => old.filter(({ key }) => key !== line.key))}
          />
        ))}
        <Group align="flex-end" gap="sm">
          <SegmentedControl
            size="xs"
            aria-label="Fulfillment"
            value={way}
            onChange={(value) =>
              setWay(value === 'DELIVERY' || value === 'DINE_IN' ? value : 'PICKUP')
            }
            data={[
              { value: 'PICKUP', label: 'Pickup' },
              { value: 'DELIVERY', label: 'Delivery' },
              { value: 'DINE_IN', label: 'Dine in' },
            ]}
          />
          <TextInput
            label="Tip"
            w={90}
            value={tip}
            onChange={(event) => setTip(event.currentTarget.value)}
          />
          <ForRole needs="support">
            <Group gap="xs" ml="auto">
              <Button
                variant="default"
                disabled={empty}
                loading={validate.isPending}
                onClick={() => validate.mutate(cart)}
              >
                Validate
              </Button>
              <Button disabled={empty} loading={place.isPending} onClick={() => place.mutate(cart)}>
                Place order
              </Button>
            </Group>
          </ForRole>
        </Group>
        {validate.error !== null && <Failure error={validate.error} />}
        {validate.data !== undefined && (
          <ExchangeView title="Validate Order" exchange={validate.data} />
        )}
        {place.error !== null && <Failure error={place.error} />}
        {place.data !== undefined && <PlacedView placed={place.data} />}
      </Stack>
    </Section>
  );
}
