import { Button, Group, ScrollArea, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { inCurrency } from '../orders/amounts.ts';
import type { Dish } from './sandbox-labels.ts';

/** What a visitor of the site sees. */
export function MenuBoard(props: {
  readonly catalogId: string;
  readonly currency: string;
  add(dish: Dish): void;
}) {
  const { catalogId } = props;
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.sandbox.menu.queryOptions({ catalogId }));
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton h={200} />;
  if (data.sections.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No menu on this site.
      </Text>
    );
  }
  return (
    <ScrollArea.Autosize
      mah={380}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Dishes' }}
    >
      <Stack gap="md" pr="sm">
        {data.sections.map((section) => (
          <section key={section.name}>
            <Title order={3} size="h6" mb={4}>
              {section.name}
            </Title>
            {section.dishes.map((dish) => (
              <Group key={dish.id} justify="space-between" wrap="nowrap" py={3}>
                <Text size="sm">
                  {dish.name} {!dish.inStock && <Pill tone="warn" text="Out of stock" />}
                </Text>
                <Group gap="sm" wrap="nowrap">
                  <Text size="sm" className="numeric">
                    {worth(dish.price, props.currency)}
                  </Text>
                  <Button
                    variant="default"
                    size="compact-xs"
                    leftSection={<IconPlus size={12} aria-hidden />}
                    aria-label={`Add ${dish.name}`}
                    onClick={() => props.add(dish)}
                  >
                    Add
                  </Button>
                </Group>
              </Group>
            ))}
          </section>
        ))}
      </Stack>
    </ScrollArea.Autosize>
  );
}

/** With the currency's decimals, so that a column of prices lines up. */
const worth = (price: string, currency: string): string =>
  `${currency} ${inCurrency(price, currency)}`;
