import { Text } from '@mantine/core';
import { SmallTable } from './small-table.tsx';

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
    <SmallTable
      label="Changes"
      heads={['Field', 'Before', 'After']}
      mono="cells"
      rows={names.map((name) => [name, told(was[name]), told(is[name])])}
    />
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
