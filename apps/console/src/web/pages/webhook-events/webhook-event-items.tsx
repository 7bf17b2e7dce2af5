import { Table } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Moment } from '../../components/moment.tsx';
import type { WebhookEvent } from './webhook-event-labels.ts';

export function WebhookEventItems({ items }: { readonly items: WebhookEvent['items'] }) {
  return (
    <Table withTableBorder verticalSpacing={6} aria-label="Stock" borderColor="var(--line)">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Item</Table.Th>
          <Table.Th>Stock</Table.Th>
          <Table.Th>Back</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(({ itemPosId, inStock, quantity, outUntil }) => (
          <Table.Tr key={itemPosId}>
            <Table.Th scope="row" fw={500} className="mono">
              {itemPosId}
            </Table.Th>
            <Table.Td>
              <Pill
                tone={inStock ? 'good' : 'warn'}
                text={inStock ? (quantity === null ? 'In stock' : `${quantity} left`) : 'Out'}
              />
            </Table.Td>
            <Table.Td>{outUntil === null ? '–' : <Moment at={outUntil} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
