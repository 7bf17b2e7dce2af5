import { Group, NumberInput, Paper, SegmentedControl, Text } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { FilterMoment } from '../../../components/filter-moment.tsx';
import { KnownStock } from '../known-stock.tsx';
import { type ComposedItem, turnedTo } from './composed-items.ts';

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
          onChange={(value) => onChange(turnedTo(item, value === 'in'))}
          data={[
            { value: 'in', label: 'In stock' },
            { value: 'out', label: 'Out' },
          ]}
        />
      </Group>
      <Text size="xs" c="dimmed" mb={6}>
        <KnownStock row={item.known} />
      </Text>
      {item.inStock !== item.known.inStock && (
        <Notice tone="warn" title={item.inStock ? 'You put it back on sale' : 'You sell it out'}>
          {item.inStock
            ? 'It is known to be out: guests will order what the kitchen may not have.'
            : 'It is known to be in stock: guests cannot order it any more.'}
        </Notice>
      )}
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
