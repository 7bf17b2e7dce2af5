import type { OrderCheck } from './check.ts';
import type { CheckContext } from './facts.ts';

export const accountAuthorized = {
  id: 'account.authorized',
  weight: 'binding',
  code: 'ACCOUNT_NOT_AUTHORIZED',
  title: 'Account authorized',
  path: null,
  passed: 'The POS account is authorized.',
  run: ({ account }) => ({
    problems: account.authorized
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
  }),
} as const satisfies OrderCheck<Pick<CheckContext, 'account'>>;
