import { Group, NumberInput, Paper, SegmentedControl, Text } from '@mantine/core';
import { FilterMoment } from '../../../parts/filter-moment.tsx';
import type { ComposedItem } from './composed-items.ts';

/** What is said of one item: in or out, how many are left, and when it comes back by itself. */
export function ItemEditor(props: {
  readonly item: ComposedItem;
  onChange(item: ComposedItem): void;
}) {
  const { item, onChange } = props;
  return (
    <Paper p="sm" role="group" aria-label={item.name}>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={550}>
          {item.name}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={`${item.name} is`}
          value={item.inStock ? 'in' : 'out'}
          onChange={(value) =>
            onChange({ ...item, inStock: value === 'in', outUntil: null, quantity: null })
          }
          data={[
            { value: 'in', label: 'In stock' },
            { value: 'out', label: 'Out' },
          ]}
        />
      </Group>
      {item.inStock ? (
        <NumberInput
          size="xs"
          w={186}
          label="How many are left"
          placeholder="Nobody counts"
          min={0}
          max={1_000_000}
          allowDecimal={false}
          value={item.quantity ?? ''}
          onChange={(value) =>
            onChange({ ...item, quantity: typeof value === 'number' ? value : null })
          }
        />
      ) : (
        <FilterMoment
          label="Back by itself at"
          value={item.outUntil ?? undefined}
          onChange={(outUntil) => onChange({ ...item, outUntil: outUntil ?? null })}
        />
      )}
    </Paper>
  );
}
