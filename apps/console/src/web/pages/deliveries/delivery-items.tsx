import { Table } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Dash } from '../../components/dash.tsx';
import { Moment } from '../../components/moment.tsx';
import { type DeliveryStory, itemLabels } from './delivery-labels.ts';

/** What became of each item of a delivery, and when it was seen on the site. */
export function DeliveryItems({ items }: { readonly items: DeliveryStory['items'] }) {
  return (
    <Table withTableBorder verticalSpacing={6} aria-label="Items" borderColor="var(--line)">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Item</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th>Seen on the site</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(({ itemPosId, state, provenAt }) => (
          <Table.Tr key={itemPosId}>
            <Table.Th scope="row" fw={500} className="mono">
              {itemPosId}
            </Table.Th>
            <Table.Td>
              <Pill {...itemLabels[state]} />
            </Table.Td>
            <Table.Td>
              {provenAt === null ? (
                <Dash />
              ) : (
                <>
                  Proven <Moment at={provenAt} />
                </>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
