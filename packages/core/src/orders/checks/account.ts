import type { OrderCheck } from './check.ts';
import type { CheckContext } from './facts.ts';
import { failed, wholeOrder } from './problem.ts';

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
          failed(wholeOrder, 'The POS account is not authorized, so no order can be sent to it.', {
            expected: 'authorized',
            found: 'not authorized',
          }),
        ],
  }),
} as const satisfies OrderCheck<Pick<CheckContext, 'account'>>;
