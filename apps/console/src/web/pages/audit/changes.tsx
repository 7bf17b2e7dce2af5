import { Text } from '@mantine/core';
import { fieldInWords } from '../../components/field-words.ts';
import { SmallTable } from '../../components/small-table.tsx';
import { valueInWords } from './value-words.ts';

/** What was changed, field by field: as it was, and as it is. Ids that `names` knows stand by their names. */
export function Changes(props: {
  readonly before: unknown;
  readonly after: unknown;
  readonly names: Readonly<Record<string, string>>;
}) {
  const was = fieldsOf(props.before);
  const is = fieldsOf(props.after);
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  if (fields.length === 0) {
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
      rows={fields.map((field) => [
        fieldInWords(field),
        valueInWords(field, was[field], props.names),
        valueInWords(field, is[field], props.names),
      ])}
    />
  );
}

const fieldsOf = (value: unknown): Record<string, unknown> => {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { value };
};
