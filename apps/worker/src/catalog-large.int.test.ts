import { expect, it } from 'vitest';
import { openFoodHall } from '../testing/food-hall.ts';
import { createTestSyncs } from '../testing/test-syncs.ts';

it('1,000 dishes with options take the fewest calls that Wix allows, and one price then takes one', async () => {
  const { pos, menu, provider } = await openFoodHall();
  const setup = await createTestSyncs({ provider });
  try {
    const { posLocationId } = provider;
    expect(menu.items.length).toBe(1_000);
    expect(
      menu.items.filter(({ modifierGroups }) => modifierGroups.length > 0).length,
    ).toBeGreaterThanOrEqual(900);
    const run = await setup.sync();
    expect(run).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });

    const bulks = (entries: number) => Math.ceil(entries / 20);
    const calls = setup.writes();
    const counts = Object.fromEntries(
      [...new Set(calls)].map((call) => [call, calls.filter((other) => other === call).length]),
    );
    const sections = menu.menus.reduce((sum, { categoryIds }) => sum + categoryIds.length, 0);
    expect(counts).toEqual({
      create_draft: 1,
      create_variations: bulks(menu.modifiers.length),
      create_menus: bulks(menu.menus.length),
      create_sections: bulks(sections),
      create_dishes: 50,
      publish_draft: 1,
    });
    expect(run.callsDone).toBe(calls.length);
    expect(run.callsPlanned).toBe(calls.length);
    expect(setup.site().items.filter(({ type }) => type === 'DISH')).toHaveLength(1_000);

    await setup.sync();
    expect(setup.writes()).toEqual([]);

    const [dish] = menu.items;
    if (dish === undefined) throw new Error('an empty menu');
    pos.control.changeItem(posLocationId, dish.id, { price: '99.00' });
    await setup.sync();
    expect(setup.writes()).toEqual(['create_draft', 'update_items', 'publish_draft']);
  } finally {
    await setup.close();
    await pos.close();
  }
}, 60_000);
