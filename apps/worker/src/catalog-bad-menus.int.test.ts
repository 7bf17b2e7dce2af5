import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createTestSyncs, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
beforeAll(async () => {
  setup = await createTestSyncs();
});
afterAll(() => setup.close());
beforeEach(async () => {
  setup.pos.serve(lunchMenu());
  setup.pos.failWith(null);
  setup.pos.onFetch(null);
  setup.wix.control.faults.clear();
  setup.writes();
});

describe('the menu of the POS', () => {
  it('OTHER: one of which nothing can be sold says what is wrong, and where', async () => {
    setup.pos.serve(lunchMenu((menu) => (menu.sections = [])));
    const run = await setup.sync();
    expect(run).toMatchObject({
      state: 'FAILED',
      attempt: 1,
      failureCode: 'OTHER',
      failureParams: { findings: '1', finding: 'NOTHING_TO_SELL', path: 'menus' },
    });
    expect(run.findings?.map(({ code }) => code)).toContain('DANGLING_REFERENCE');
    expect(run.failureReason).toBe(
      'The menu of the POS cannot be published: No dish of the menu can be published. Publishing it would leave the site without any.',
    );
    expect(setup.writes()).toEqual([]);
  });

  it('one bad dish is left out, the rest is published, and the run says why', async () => {
    setup.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'miso'), { price: '4,00' })));
    expect(await setup.sync()).toMatchObject({
      state: 'SUCCEEDED',
      findings: [
        {
          code: 'PRICE_NOT_MONEY',
          severity: 'left_out',
          path: 'dishes[0].price',
          place: 'price of the dish Miso',
          sentence:
            'The dish "Miso" is left out: its price is not an amount of money (not a decimal amount).',
        },
        { code: 'EMPTY', severity: 'reported', path: 'sections[0].dishPosIds' },
      ],
    });
  });

  it('what is only reported is published, and kept with the run', async () => {
    setup.pos.serve(
      lunchMenu((menu) => menu.dishes.push({ ...dishOf(menu, 'miso'), posId: 'secret' })),
    );
    expect(await setup.sync()).toMatchObject({
      state: 'SUCCEEDED',
      findings: [{ code: 'NOT_REACHABLE', severity: 'reported', path: 'dishes[3]' }],
    });
  });

  it('OVERLOADED_MENU: Wix has no room for it', async () => {
    setup.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'miso'), { name: 'Too much' })));
    setup.wix.control.faults.add({
      operations: ['update_items'],
      effect: {
        kind: 'fail_entry',
        index: 0,
        code: 'STORAGE_LIMIT_EXCEEDED',
        description: 'no more room',
      },
    });
    expect(await setup.sync()).toMatchObject({
      state: 'FAILED',
      attempt: 1,
      failureCode: 'OVERLOADED_MENU',
      failureReason: 'The menu is too large for Wix: its storage limit is reached.',
      failureParams: { entry: 'Too much' },
    });
    expect(setup.site().draftHeldBy).toBeNull();
  });
});
