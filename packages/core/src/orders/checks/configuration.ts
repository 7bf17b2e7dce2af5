import type { OrderCheck } from './check.ts';
import type { CheckContext } from './facts.ts';

export const configurationReady = {
  id: 'configuration.ready',
  weight: 'binding',
  code: 'ACCOUNT_CONFIGURATION',
  title: 'Location ready',
  path: null,
  passed: 'The location is ready for orders.',
  run({ configuration: { ready, code, reasons } }) {
    if (ready) return { problems: [] };
    const why = reasons.join(' ');
    return {
      problems: [
        {
          verdict: 'failed',
          path: '',
          expected: 'READY',
          ...(code !== null && { code }),
          found: why || 'not READY',
          sentence: `The location is not ready for orders. ${why}`.trim(),
        },
      ],
    };
  },
} as const satisfies OrderCheck<Pick<CheckContext, 'configuration'>>;
