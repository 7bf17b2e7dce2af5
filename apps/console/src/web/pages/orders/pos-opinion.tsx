import { Text } from '@mantine/core';
import { faultInWords } from './fault-words.ts';
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
        ? `valid (${opinion.posOrderStatus}). The POS decides.`
        : `not valid (${opinion.posOrderStatus}). The POS decides.`;
    case 'has_none':
      return 'no validation. The bridge’s checks decide.';
    case 'not_asked':
      return `not asked (${opinion.why}).`;
    case 'no_access':
      return `access denied. ${faultInWords(opinion.reason)}`;
    case 'failed':
      return `no answer. ${faultInWords(opinion.fault)} The bridge’s checks decide.`;
  }
}
