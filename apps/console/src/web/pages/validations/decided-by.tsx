import { Text } from '@mantine/core';
import type { ValidationSummary } from '../orders/order-labels.ts';

/** Whose word a validation ended with, and that a check of ours said otherwise. */
export function DecidedBy({
  of: { decidedBy, outvoted },
}: {
  readonly of: Pick<ValidationSummary, 'decidedBy' | 'outvoted'>;
}) {
  return (
    <>
      {decidedBy === 'pos' ? 'The POS' : 'The bridge'}
      {outvoted.length > 0 && (
        <Text component="div" fz={12} c="dimmed" title={outvoted.join(', ')}>
          our checks said no
        </Text>
      )}
    </>
  );
}
