import { Group, Text } from '@mantine/core';
import { Dash } from '../../components/dash.tsx';

/** Codes of refusals in a table's cell: the first ones, and how many more. */
export function Codes({ codes }: { readonly codes: readonly string[] }) {
  if (codes.length === 0) {
    return <Dash />;
  }
  const shown = codes.slice(0, 2);
  return (
    <Group gap={6} wrap="nowrap" title={codes.join(', ')}>
      <span className="mono">{shown.join(', ')}</span>
      {codes.length > shown.length && (
        <Text span c="dimmed" fz={12}>
          +{codes.length - shown.length}
        </Text>
      )}
    </Group>
  );
}
