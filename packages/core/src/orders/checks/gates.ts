import type { CheckContext, OrderFacts } from './facts.ts';
import { conclude, type OrderFinding } from './finding.ts';
import { wantedAt } from './wanted-at.ts';

/** What has to stand before anything about an order can be judged. */
export const gateChecks = [
  'account.authorized',
  'configuration.ready',
  'catalog.published',
] as const;

type Standing = Pick<CheckContext, 'account' | 'configuration' | 'catalog'>;

export function checkGates(context: Standing): OrderFinding[] {
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

type Pausing = Pick<OrderFacts, 'order' | 'now' | 'pausedUntil'>;

/** A pause that ends before the customer is to get it does no harm. */
export function checkPause({ order, now, pausedUntil }: Pausing): OrderFinding[] {
  const at = wantedAt(order, now) ?? now;
  const isPaused = pausedUntil !== null && pausedUntil > now && pausedUntil > at;
  return conclude(
    'ordering.unpaused',
    isPaused
      ? [
          {
            verdict: 'failed',
            path: '',
            expected: 'not paused',
            found: `paused until ${pausedUntil.toISOString()}`,
            sentence: 'Ordering is paused for this merchant.',
          },
        ]
      : [],
  );
}

/**
 * Why no order may be taken at this place now, in whatever the POS would say; undefined where nothing
 * stands in the way.
 */
export const hardStop = (facts: Standing & Pausing): OrderFinding | undefined =>
  [...checkGates(facts), ...checkPause(facts)].find(({ verdict }) => verdict === 'failed');
