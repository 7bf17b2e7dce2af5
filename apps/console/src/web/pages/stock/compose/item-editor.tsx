import { Group, NumberInput, Paper, SegmentedControl, Text } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { MomentField } from '../../../components/moment-field.tsx';
import { knownZone, ownZone } from '../../../components/wall-clock.ts';
import { KnownStock } from '../known-stock.tsx';
import { type ComposedItem, turnedTo } from './composed-items.ts';

/** What is said of one item: in or out, how many are left, and when it comes back by itself. */
export function ItemEditor(props: {
  readonly item: ComposedItem;
  readonly timeZone: string | undefined;
  onChange(item: ComposedItem): void;
}) {
  const { item, onChange } = props;
  const zone = knownZone(props.timeZone) ?? ownZone();
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
        <Notice
          tone="warn"
          title={item.inStock ? 'Item goes back on sale' : 'Item goes out of stock'}
        >
          {item.inStock
            ? 'It is out of stock now. Guests may order what the kitchen does not have.'
            : 'It is in stock now. Guests can no longer order it.'}
        </Notice>
      )}
      {item.inStock ? (
        <NumberInput
          size="xs"
          w={186}
          label="Quantity left"
          placeholder="Not counted"
          min={0}
          max={1_000_000}
          allowDecimal={false}
          value={item.quantity ?? ''}
          onChange={(value) =>
            onChange({ ...item, quantity: typeof value === 'number' ? value : null })
          }
        />
      ) : (
        <MomentField
          label="Back in stock at"
          description={`As clocks in ${zone} show it`}
          zone={zone}
          value={item.outUntil ?? undefined}
          onChange={(outUntil) => onChange({ ...item, outUntil: outUntil ?? null })}
        />
      )}
    </Paper>
  );
}
