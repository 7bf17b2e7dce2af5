import type { OrderCheck } from './check.ts';
import type { CheckContext } from './facts.ts';
import { failed, wholeOrder } from './problem.ts';

export const catalogPublished = {
  id: 'catalog.published',
  weight: 'binding',
  code: 'ACCOUNT_CONFIGURATION',
  title: 'Menu published',
  path: null,
  passed: 'A menu is published.',
  run: ({ catalog }) => ({
    problems:
      catalog !== null
        ? []
        : [
            failed(
              wholeOrder,
              'No menu was published to this location yet, so the order has nothing to stand on.',
              { expected: 'a published menu', found: 'none' },
            ),
          ],
    passed: { found: catalog?.versionId ?? null },
  }),
} as const satisfies OrderCheck<Pick<CheckContext, 'catalog'>>;
