import type { CatalogMasters } from '@pos-bridge/core';
import { posIsMasterOfAll } from '@pos-bridge/core/testing';
import type { FulfillmentType } from '@pos-bridge/pos';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { viewOfPos, viewOfSite } from '../../../testing/menu-view.ts';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createSyncStage, type SyncStage } from '../testing/sync-stage.ts';

let stage: SyncStage;
beforeEach(async () => {
  stage = await createSyncStage();
  stage.pos.serve(lunchMenu());
});
afterEach(() => stage.close());

const setMasters = (masters: CatalogMasters) =>
  stage.core.catalog.changeSettings(
    stage.accountId,
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
  const found = stage.site().items.find((one) => one.name === name);
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
  stage.wix.control.siteOwner.changeItem(stage.catalogId, ramen.id, {
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
    await stage.sync();
    changeBySiteOwner();
    const before = stage.site();
    stage.pos.serve(everythingChanged());
    expect(await stage.sync()).toMatchObject({ state: 'SUCCEEDED' });
    expect({ ...stage.site(), draftPublishedDate: null }).toEqual({
      ...before,
      draftPublishedDate: null,
      items: before.items.map((one) =>
        one.name === 'Ramen' ? { ...one, price: { value: '13', currency: 'USD' } } : one,
      ),
    });
  });

  it('where the POS is, the site shows the POS, and keeps what no sync speaks of', async () => {
    await stage.sync();
    changeBySiteOwner();
    stage.pos.serve(everythingChanged());
    await stage.sync();
    expect(viewOfSite(stage.site())).toEqual(viewOfPos(everythingChanged()));
    expect(item('Ramen').visibilityCriteria?.platforms).toEqual(['SITE']);
  });

  it('a dish that cannot be had in any way is hidden, and shown again when it can', async () => {
    const ramenFor = (fulfillmentTypes: FulfillmentType[]) =>
      lunchMenu((menu) => Object.assign(dishOf(menu, 'ramen'), { fulfillmentTypes }));
    stage.pos.serve(ramenFor([]));
    expect(await stage.sync()).toMatchObject({
      state: 'SUCCEEDED',
      findings: [{ code: 'NEVER_OFFERED', severity: 'reported' }],
    });
    expect(item('Ramen').visibilityCriteria).toEqual({ visible: false });
    stage.pos.serve(ramenFor(['DELIVERY']));
    await stage.sync();
    const delivered = { visible: true, fulfillmentTypes: ['DELIVERY'] };
    expect(item('Ramen').visibilityCriteria).toEqual(delivered);
    stage.pos.serve(ramenFor([]));
    await stage.sync();
    expect(item('Ramen').visibilityCriteria).toEqual({ ...delivered, visible: false });
  });

  it('new choices of a changed option keep the bounds that the site set', async () => {
    await setMasters({ ...posIsMasterOfAll, dishOptionsMinMaxUpdated: 'WIX' });
    await stage.sync();
    changeBySiteOwner();
    const extra = lunchMenu((menu) => {
      menu.variations.push({ posId: 'corn', name: 'Corn', inStock: true });
      const [group] = dishOf(menu, 'ramen').optionGroups;
      const [first] = group?.choices ?? [];
      if (group && first) group.choices.push({ ...first, variationPosId: 'corn' });
    });
    stage.pos.serve(extra);
    await stage.sync();
    const [option] = item('Ramen').dishOptions?.values ?? [];
    expect(option?.extras).toMatchObject({ minChoices: 0, maxChoices: 1 });
    expect(option?.extras?.availableChoices).toHaveLength(3);
  });

  it('a concern that comes over to the POS is published with the next sync, though the menu is the same', async () => {
    await setMasters({ ...posIsMasterOfAll, dishLabelsUpdated: 'WIX' });
    await stage.sync();
    expect(item('Miso').labels ?? null).toBeNull();
    await setMasters(posIsMasterOfAll);
    await stage.sync();
    expect(item('Miso').labels).toEqual({ values: ['vegan'] });
    stage.writes();
    await stage.sync();
    expect(stage.writes()).toEqual([]);
  });
});

describe('what was changed by hand on Wix', () => {
  it('is mended by a sync that sends everything', async () => {
    await stage.sync();
    const miso = item('Miso').id;
    stage.wix.control.siteOwner.changeItem(stage.catalogId, miso, {
      name: 'Free soup',
      price: { value: '0' },
    });
    const [menu] = stage.site().menus;
    stage.wix.control.siteOwner.archiveMenu(stage.catalogId, menu?.id ?? '', true);
    stage.wix.control.siteOwner.archiveItem(stage.catalogId, item('Egg').id, true);

    expect(await stage.sync({ mode: 'everything' })).toMatchObject({ state: 'SUCCEEDED' });
    expect(viewOfSite(stage.site())).toEqual(viewOfPos(lunchMenu()));
    expect(item('Miso').id).toBe(miso);
  });

  it('a menu that the owner made beside ours stays', async () => {
    await stage.sync();
    const { menus, sections, items } = stage.site();
    stage.wix.control.replaceCatalog(stage.catalogId, {
      menus: [
        ...menus,
        { id: 'own', archived: false, name: 'Catering', sectionIds: { values: [] } },
      ],
      sections,
      items,
    });
    stage.pos.serve(everythingChanged());
    await stage.sync({ mode: 'everything' });
    expect(stage.site().menus.find(({ id }) => id === 'own')).toMatchObject({ archived: false });
  });

  it.each(['only', 'also'] as const)(
    'our menu that somebody archived comes back, and the own menu stays (Wix lists archived ones: %s)',
    async (reading) => {
      stage.wix.control.readArchivedAs(reading);
      await stage.sync();
      const { menus, sections, items } = stage.site();
      const [ours] = menus;
      if (ours === undefined) throw new Error('nothing was published');
      stage.wix.control.replaceCatalog(stage.catalogId, {
        menus: [
          { ...ours, archived: true },
          { id: 'own', archived: false, name: 'Catering', sectionIds: { values: [] } },
        ],
        sections,
        items,
      });
      stage.pos.serve(everythingChanged());
      expect(await stage.sync()).toMatchObject({ state: 'SUCCEEDED', isFirst: false });
      expect(stage.site().menus.map(({ id, archived }) => [id, archived])).toEqual([
        [ours.id, false],
        ['own', false],
      ]);
    },
  );
});
