import { Table, Text } from '@mantine/core';
import type { Changes } from './order-labels.ts';
import { pathInWords } from './path-words.ts';

/** What an order was when Wix asked about it, and what it was when Wix had it created. */
export function ChangesBetween(props: {
  readonly changes: Changes;
  /** Either of them, for the names in it. */
  readonly order: unknown;
}) {
  const { differences, customerChanged } = props.changes;
  const note = customerChanged ? 'Something of the customer’s data changed as well.' : null;
  if (differences.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {note ?? 'No changes.'}
      </Text>
    );
  }
  return (
    <>
      <Table.ScrollContainer minWidth={300}>
        <Table
          aria-label="What changed between validation and creation"
          verticalSpacing={6}
          withTableBorder
          borderColor="var(--line)"
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Where</Table.Th>
              <Table.Th>Validated</Table.Th>
              <Table.Th>Created</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map(({ path, before, after }) => (
              <Table.Tr key={path}>
                <Table.Th scope="row" fw={500} title={path}>
                  {pathInWords(path, props.order)}
                </Table.Th>
                <Table.Td className="mono">{told(before)}</Table.Td>
                <Table.Td className="mono">{told(after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {note !== null && (
        <Text size="sm" c="dimmed" mt="xs">
          {note}
        </Text>
      )}
    </>
  );
}

const told = (value: unknown): string => {
  if (value === undefined || value === null) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};
