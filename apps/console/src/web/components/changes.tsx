import { Table, Text } from '@mantine/core';

/** What was changed, field by field: as it was, and as it is. */
export function Changes({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  if (names.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No fields recorded.
      </Text>
    );
  }
  return (
    <Table withTableBorder verticalSpacing={6} aria-label="Changes" borderColor="var(--line)">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Field</Table.Th>
          <Table.Th>Before</Table.Th>
          <Table.Th>After</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {names.map((name) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={500}>
              {name}
            </Table.Th>
            <Table.Td className="mono">{told(was[name])}</Table.Td>
            <Table.Td className="mono">{told(is[name])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const fieldsOf = (value: unknown): Record<string, unknown> => {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { value };
};

const told = (value: unknown): string => {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
