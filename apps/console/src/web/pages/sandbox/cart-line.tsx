import { ActionIcon, Group, MultiSelect, NumberInput, Paper, Select, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { inCurrency } from '../orders/amounts.ts';
import type { CartLine } from './sandbox-labels.ts';

/** One line of the cart, with its choices. */
export function CartLineEditor(props: {
  readonly line: CartLine;
  readonly currency: string;
  onChange(line: CartLine): void;
  onRemove(): void;
}) {
  const { line, onChange } = props;
  const choose = (name: string, itemIds: readonly string[]) =>
    onChange({ ...line, chosen: { ...line.chosen, [name]: itemIds } });
  return (
    <Paper p="sm" role="group" aria-label={line.dish.name}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={550}>
          {line.dish.name}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <NumberInput
            size="xs"
            w={72}
            aria-label={`Quantity of ${line.dish.name}`}
            min={1}
            max={99}
            allowDecimal={false}
            value={line.quantity}
            onChange={(value) =>
              onChange({ ...line, quantity: typeof value === 'number' && value >= 1 ? value : 1 })
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${line.dish.name}`}
            onClick={props.onRemove}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      {line.dish.options.length > 0 && (
        <Group gap="sm" mt="xs" align="flex-end">
          {line.dish.options.map((option) => {
            const data = option.choices.map(({ itemId, name, price }) => ({
              value: itemId,
              label: /^0*(\.0*)?$/.test(price)
                ? name
                : `${name} (+ ${inCurrency(price, props.currency)})`,
            }));
            const chosen = line.chosen[option.name] ?? [];
            return option.type === 'SELECTION' ? (
              <Select
                key={option.name}
                label={option.name}
                w={190}
                data={data}
                value={chosen[0] ?? null}
                onChange={(value) => choose(option.name, value === null ? [] : [value])}
              />
            ) : (
              <MultiSelect
                key={option.name}
                size="xs"
                label={option.type === 'DESELECTION' ? `Without (${option.name})` : option.name}
                miw={190}
                data={data}
                value={[...chosen]}
                onChange={(value) => choose(option.name, value)}
              />
            );
          })}
        </Group>
      )}
    </Paper>
  );
}
