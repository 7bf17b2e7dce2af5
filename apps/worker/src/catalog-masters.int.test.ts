import type { CatalogMasters } from '@pos-bridge/core';
import { posIsMasterOfAll } from '@pos-bridge/core/testing';
import type { FulfillmentType } from '@pos-bridge/pos';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { viewOfPos, viewOfSite } from '../../../testing/menu-view.ts';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createTestSyncs, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
beforeEach(async () => {
  setup = await createTestSyncs();
  setup.pos.serve(lunchMenu());
});
afterEach(() => setup.close());

const setMasters = (masters: CatalogMasters) =>
  setup.core.catalog.changeSettings(
    setup.accountId,
    { masters, syncEveryMinutes: null },
    { actor: { kind: 'bridge', name: 'test' } },
  );
const siteDecidesAll: CatalogMasters = {
  entityAvailabilityUpdated: 'WIX',
  fulfillmentMethodsDefinition: 'WIX',
  dishImagesUpdated: 'WIX',
  entitySortingControl: 'WIX',
  dishLabelsUpdated: 'WIX',
  dishOptionsMinMaxUpdated: 'WIX',
  dishInStockUpdated: 'WIX',
};
const item = (name: string) => {
  const found = setup.site().items.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

/** The POS changes its mind on everything that a master decides, and on a price. */
const everythingChanged = () =>
  lunchMenu((menu) => {
    Object.assign(dishOf(menu, 'ramen'), {
      price: '13',
      imageUrl: 'https://images.example/pos.jpg',
      labels: ['hot'],
      inStock: false,
      hours: [{ openDay: 'SUN', openTime: '10:00', closeDay: 'SUN', closeTime: '12:00' }],
      fulfillmentTypes: ['DELIVERY'],
    });
    Object.assign(dishOf(menu, 'ramen').optionGroups[0] ?? {}, { min: 2, max: 2 });
    menu.menus[0]?.sectionPosIds.reverse();
    menu.sections[1]?.dishPosIds.reverse();
  });

/** What the site owner has set by hand in the meantime. */
const changeBySiteOwner = () => {
  const ramen = item('Ramen');
  const [option] = ramen.dishOptions?.values ?? [];
  if (!option?.extras) throw new Error('no extras');
  setup.wix.control.siteOwner.changeItem(setup.catalogId, ramen.id, {
    imageUrl: 'https://images.example/site.jpg',
    labels: { values: ['favorite'] },
    visibilityCriteria: {
      visible: true,
      platforms: ['SITE'],
      fulfillmentTypes: ['PICKUP_OR_DINE_IN'],
    },
    dishOptions: { values: [{ name: option.name, extras: { ...option.extras, maxChoices: 1 } }] },
  });
};

describe('catalogSyncConfiguration', () => {
  it('where the site is the master of all, a sync changes nothing of it', async () => {
    await setMasters(siteDecidesAll);
    await setup.sync();
    changeBySiteOwner();
    const before = setup.site();
    setup.pos.serve(everythingChanged());
    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED' });
    expect({ ...setup.site(), draftPublishedDate: null }).toEqual({
      ...before,
      draftPublishedDate: null,
      items: before.items.map((one) =>
        one.name === 'Ramen' ? { ...one, price: { value: '13', currency: 'USD' } } : one,
      ),
    });
  });

  it('where the POS is, the site shows the POS, and keeps what no sync speaks of', async () => {
    await setup.sync();
    changeBySiteOwner();
    setup.pos.serve(everythingChanged());
    await setup.sync();
    expect(viewOfSite(setup.site())).toEqual(viewOfPos(everythingChanged()));
    expect(item('Ramen').visibilityCriteria?.platforms).toEqual(['SITE']);
  });

  it('a dish that cannot be had in any way is hidden, and shown again when it can', async () => {
    const ramenFor = (fulfillmentTypes: FulfillmentType[]) =>
      lunchMenu((menu) => Object.assign(dishOf(menu, 'ramen'), { fulfillmentTypes }));
    setup.pos.serve(ramenFor([]));
    expect(await setup.sync()).toMatchObject({
      state: 'SUCCEEDED',
      findings: [{ code: 'NEVER_OFFERED', severity: 'reported' }],
    });
    expect(item('Ramen').visibilityCriteria).toEqual({ visible: false });
    setup.pos.serve(ramenFor(['DELIVERY']));
    await setup.sync();
    const delivered = { visible: true, fulfillmentTypes: ['DELIVERY'] };
    expect(item('Ramen').visibilityCriteria).toEqual(delivered);
    setup.pos.serve(ramenFor([]));
    await setup.sync();
    expect(item('Ramen').visibilityCriteria).toEqual({ ...delivered, visible: false });
  });

  it('new choices of a changed option keep the bounds that the site set', async () => {
    await setMasters({ ...posIsMasterOfAll, dishOptionsMinMaxUpdated: 'WIX' });
    await setup.sync();
    changeBySiteOwner();
    const extra = lunchMenu((menu) => {
      menu.variations.push({ posId: 'corn', name: 'Corn', inStock: true });
      const [group] = dishOf(menu, 'ramen').optionGroups;
      const [first] = group?.choices ?? [];
      if (group && first) group.choices.push({ ...first, variationPosId: 'corn' });
    });
    setup.pos.serve(extra);
    await setup.sync();
    const [option] = item('Ramen').dishOptions?.values ?? [];
    expect(option?.extras).toMatchObject({ minChoices: 0, maxChoices: 1 });
    expect(option?.extras?.availableChoices).toHaveLength(3);
  });

  it('a concern that comes over to the POS is published with the next sync, though the menu is the same', async () => {
    await setMasters({ ...posIsMasterOfAll, dishLabelsUpdated: 'WIX' });
    await setup.sync();
    expect(item('Miso').labels ?? null).toBeNull();
    await setMasters(posIsMasterOfAll);
    await setup.sync();
    expect(item('Miso').labels).toEqual({ values: ['vegan'] });
    setup.writes();
    await setup.sync();
    expect(setup.writes()).toEqual([]);
  });
});

describe('what was changed by hand on Wix', () => {
  it('is mended by a sync that sends everything', async () => {
    await setup.sync();
    const miso = item('Miso').id;
    setup.wix.control.siteOwner.changeItem(setup.catalogId, miso, {
      name: 'Free soup',
      price: { value: '0' },
    });
    const [menu] = setup.site().menus;
    setup.wix.control.siteOwner.archiveMenu(setup.catalogId, menu?.id ?? '', true);
    setup.wix.control.siteOwner.archiveItem(setup.catalogId, item('Egg').id, true);

    expect(await setup.sync({ mode: 'everything' })).toMatchObject({ state: 'SUCCEEDED' });
    expect(viewOfSite(setup.site())).toEqual(viewOfPos(lunchMenu()));
    expect(item('Miso').id).toBe(miso);
  });

  it('a menu that the owner made beside ours stays', async () => {
    await setup.sync();
    const { menus, sections, items } = setup.site();
    setup.wix.control.replaceCatalog(setup.catalogId, {
      menus: [
        ...menus,
        { id: 'own', archived: false, name: 'Catering', sectionIds: { values: [] } },
      ],
      sections,
      items,
    });
    setup.pos.serve(everythingChanged());
    await setup.sync({ mode: 'everything' });
    expect(setup.site().menus.find(({ id }) => id === 'own')).toMatchObject({ archived: false });
  });

  it.each(['only', 'also'] as const)(
    'our menu that somebody archived comes back, and the own menu stays (Wix lists archived ones: %s)',
    async (reading) => {
      setup.wix.control.readArchivedAs(reading);
      await setup.sync();
      const { menus, sections, items } = setup.site();
      const [ours] = menus;
      if (ours === undefined) throw new Error('nothing was published');
      setup.wix.control.replaceCatalog(setup.catalogId, {
        menus: [
          { ...ours, archived: true },
          { id: 'own', archived: false, name: 'Catering', sectionIds: { values: [] } },
        ],
        sections,
        items,
      });
      setup.pos.serve(everythingChanged());
      expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED', isFirst: false });
      expect(setup.site().menus.map(({ id, archived }) => [id, archived])).toEqual([
        [ours.id, false],
        ['own', false],
      ]);
    },
  );
});
