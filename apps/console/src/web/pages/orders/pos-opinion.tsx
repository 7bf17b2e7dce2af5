import { Text } from '@mantine/core';
import type { PosOpinion } from './order-labels.ts';

/** What the POS said of an order, or why it said nothing. */
export function PosOpinionLine({ opinion }: { readonly opinion: PosOpinion }) {
  return (
    <Text size="sm" mb="sm">
      <strong>The POS:</strong> {sentence(opinion)}
    </Text>
  );
}

function sentence(opinion: PosOpinion): string {
  switch (opinion.kind) {
    case 'said':
      return opinion.valid
        ? `takes it (${opinion.posOrderStatus}). Its word wins over our opinions.`
        : `does not take it (${opinion.posOrderStatus}). Its word wins.`;
    case 'has_none':
      return 'has no validation of its own; the bridge’s checks decide.';
    case 'not_asked':
      return `was not asked: ${opinion.why}.`;
    case 'no_access':
      return `does not let the bridge in (${opinion.reason}).`;
    case 'failed':
      return `did not answer as it should (${opinion.fault}); the bridge’s checks decide.`;
  }
}
