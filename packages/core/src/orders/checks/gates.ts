import type { CheckContext } from './facts.ts';
import { conclude, type OrderFinding } from './finding.ts';

/** What has to stand before anything about an order can be judged. */
export const gateChecks = [
  'account.authorized',
  'configuration.ready',
  'catalog.published',
] as const;

export function checkGates(context: CheckContext): OrderFinding[] {
  const { account, configuration, catalog } = context;
  return [
    ...conclude(
      'account.authorized',
      account.authorized
        ? []
        : [
            {
              verdict: 'failed',
              path: '',
              expected: 'authorized',
              found: 'not authorized',
              sentence: 'The POS account is not authorized, so no order can be sent to it.',
            },
          ],
    ),
    ...conclude(
      'configuration.ready',
      configuration.ready
        ? []
        : [
            {
              verdict: 'failed',
              path: '',
              expected: 'READY',
              ...(configuration.code !== null && { code: configuration.code }),
              found: configuration.reasons.join(' ') || 'not READY',
              sentence:
                `The location is not ready for orders. ${configuration.reasons.join(' ')}`.trim(),
            },
          ],
    ),
    ...conclude(
      'catalog.published',
      catalog !== null
        ? []
        : [
            {
              verdict: 'failed',
              path: '',
              expected: 'a published menu',
              found: 'none',
              sentence:
                'No menu was published to this location yet, so the order has nothing to stand on.',
            },
          ],
      { found: catalog?.versionId ?? null },
    ),
  ];
}
