import { Text } from '@mantine/core';
import { codeInWords } from '../orders/code-labels.ts';
import type { ValidationSummary } from '../orders/order-labels.ts';
import { decisionInWords } from './decision-words.ts';

/** Whose word a validation ended with, and that a check of ours said otherwise. */
export function DecidedBy({ of }: { readonly of: ValidationSummary }) {
  return (
    <>
      {decisionInWords(of)}
      {of.outvoted.length > 0 && (
        <Text component="div" fz={12} c="dimmed" title={of.outvoted.join(', ')}>
          our checks said no: {of.outvoted.map(codeInWords).join(', ')}
        </Text>
      )}
    </>
  );
}
