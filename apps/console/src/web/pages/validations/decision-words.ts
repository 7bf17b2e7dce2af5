import type { ValidationSummary } from '../orders/order-labels.ts';

const named = 2;

/** The POS, or which checks of the bridge: what made a validation end as it did. */
export function decisionInWords({
  decidedBy,
  decidingChecks,
  outcome,
}: Pick<ValidationSummary, 'decidedBy' | 'decidingChecks' | 'outcome'>): string {
  if (decidedBy === 'pos') return 'The POS';
  if (outcome === 'valid') return 'Our checks: all passed';
  if (decidingChecks.length === 0) return 'The POS denied access';
  const more = decidingChecks.length - named;
  const names = decidingChecks.slice(0, named).join(', ');
  const noun = decidingChecks.length === 1 ? 'check' : 'checks';
  return `Our ${noun}: ${names}${more > 0 ? ` and ${more} more` : ''}`;
}
