import type { OrderCheck } from './check.ts';
import type { CheckContext } from './facts.ts';
import { failed, wholeOrder } from './problem.ts';

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
    const at = { ...wholeOrder, ...(code !== null && { code }) };
    const sentence = `The location is not ready for orders. ${why}`.trim();
    return { problems: [failed(at, sentence, { expected: 'READY', found: why || 'not READY' })] };
  },
} as const satisfies OrderCheck<Pick<CheckContext, 'configuration'>>;
