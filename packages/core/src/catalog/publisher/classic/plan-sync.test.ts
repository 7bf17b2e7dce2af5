import type { CanonicalCatalog } from '@pos-bridge/pos';
import { describe, expect, it } from 'vitest';
import { posIsMasterOfAll } from '../../masters.ts';
import { addDish, id, liveLunch, lunch, plan, told, without } from './plan-sync.fixture.ts';

describe('planning a first sync', () => {
  const first = plan({ previous: null, known: [], live: liveLunch() });

  it('archives what the site had, then creates from the top down', () => {
    expect(first.isFirst).toBe(true);
    expect(told(first.steps)).toEqual([
      'archive_menus: Lunch Catering',
      'create_variations: egg',
      'create_menus: lunch',
      'create_sections: soups mains',
      'create_dishes: miso ramen udon',
    ]);
    expect(first.calls).toBe(7);
  });

  it('leaves out of Wix what no guest can reach', () => {
    const next = lunch(without('ramen'));
    const { steps } = plan({ previous: null, known: [], next });
    expect(told(steps)).not.toContainEqual(expect.stringContaining('egg'));
    expect(told(steps)).toContainEqual('create_dishes: miso udon');
  });

  it('needs one call for every twenty of a kind', () => {
    const next = lunch((catalog) => {
      for (let at = 0; at < 38; at += 1) {
        addDish(catalog, `d${at}`);
        catalog.sections[0]?.dishPosIds.push(`d${at}`);
      }
    });
    const { steps, calls } = plan({
      previous: null,
      known: [],
      next,
      live: { menus: [], sections: [], items: [] },
    });
    const sizes = steps.map(({ kind, entries }) => [kind, entries.length]);
    expect(sizes).toEqual([
      ['create_variations', 1],
      ['create_menus', 1],
      ['create_sections', 2],
      ['create_dishes', 20],
      ['create_dishes', 20],
      ['create_dishes', 1],
    ]);
    expect(calls).toBe(8);
  });

  it('is what follows when every menu of ours was deleted by hand', () => {
    const again = plan({ live: liveLunch((live) => live.menus.shift()) });
    expect(again.isFirst).toBe(true);
    expect(told(again.steps)).toEqual([
      'archive_menus: Catering',
      'create_menus: lunch',
      'create_sections: soups mains',
      'update_sections: soups(w-miso) mains(w-ramen+w-udon)',
    ]);
  });

  it('takes a variation that is out of stock out in a second step, for it is created by name alone', () => {
    const next = lunch((catalog) => Object.assign(catalog.variations[0] ?? {}, { inStock: false }));
    const { steps } = plan({ previous: null, known: [], next });
    expect(told(steps).at(-1)).toBe('update_items: egg(inStock)');
  });
});

describe('planning a later sync', () => {
  it('does nothing where nothing changed, and leaves menus that the owner made alone', () => {
    expect(plan()).toMatchObject({ steps: [], calls: 0, estimatedSeconds: 0, isFirst: false });
  });

  it.each<[string, (catalog: CanonicalCatalog) => void, string[]]>([
    [
      'one price',
      (catalog) => Object.assign(catalog.dishes[0] ?? {}, { price: '9.5' }),
      ['update_items: miso(price)'],
    ],
    [
      'the price of a choice',
      (catalog) =>
        Object.assign(catalog.dishes[2]?.optionGroups[0]?.choices[0] ?? {}, { price: '2' }),
      ['update_items: ramen(options)'],
    ],
    [
      'names on every floor',
      (catalog) => {
        Object.assign(catalog.variations[0] ?? {}, { name: 'Soft egg' });
        Object.assign(catalog.sections[0] ?? {}, { name: 'Hot soups' });
        Object.assign(catalog.menus[0] ?? {}, { name: 'Midday' });
      },
      ['update_items: egg(name)', 'update_sections: soups(name)', 'update_menus: lunch(name)'],
    ],
    ['a dish that leaves', without('udon'), ['update_sections: mains(w-ramen)']],
    [
      'a dish that moves',
      (catalog) => {
        without('udon')(catalog);
        catalog.sections[0]?.dishPosIds.push('udon');
      },
      ['update_sections: soups(w-miso+w-udon) mains(w-ramen)'],
    ],
    [
      'a new dish at the end',
      (catalog) => {
        addDish(catalog, 'soba');
        catalog.sections[1]?.dishPosIds.push('soba');
      },
      ['create_dishes: soba'],
    ],
    [
      'a new dish at the front',
      (catalog) => {
        addDish(catalog, 'soba');
        catalog.sections[1]?.dishPosIds.unshift('soba');
      },
      ['create_dishes: soba', 'update_sections: mains(DISH soba+w-ramen+w-udon)'],
    ],
    [
      'a dish in a second section',
      (catalog) => catalog.sections[0]?.dishPosIds.push('ramen'),
      ['update_sections: soups(w-miso+w-ramen)'],
    ],
    [
      'the order of sections',
      (catalog) => catalog.menus[0]?.sectionPosIds.reverse(),
      ['update_menus: lunch(w-mains+w-soups)'],
    ],
    [
      'a section that leaves',
      (catalog) => catalog.menus[0]?.sectionPosIds.pop(),
      ['update_menus: lunch(w-soups)'],
    ],
    [
      'a menu that replaces another, with its sections',
      (catalog) => Object.assign(catalog.menus[0] ?? {}, { posId: 'dinner', name: 'Dinner' }),
      [
        'create_menus: dinner',
        'create_sections: soups mains',
        'update_sections: soups(w-miso) mains(w-ramen+w-udon)',
        'archive_menus: Lunch',
      ],
    ],
  ])('%s', (_what, change, expected) => {
    expect(told(plan({ next: lunch(change) }).steps)).toEqual(expected);
  });

  it('brings a menu back as it was, with what changed meanwhile', () => {
    const gone = lunch((catalog) =>
      Object.assign(catalog.menus[0] ?? {}, { posId: 'x', sectionPosIds: [] }),
    );
    const live = liveLunch((site) => {
      for (const menu of site.menus) menu.archived = menu.id === 'w-lunch';
      for (const entity of [...site.sections, ...site.items]) entity.archived = true;
      for (const item of site.items) item.archived = item.id !== 'w-egg';
    });
    const { steps } = plan({ previous: { catalog: gone, masters: posIsMasterOfAll }, live });
    expect(told(steps)).toEqual([
      'unarchive_menus: Lunch',
      expect.stringMatching(/^update_items: egg\(.*\) miso\(.*price.*\) ramen\(.*\) udon\(.*\)$/),
      expect.stringMatching(/^update_sections: soups\(name.*\) mains\(name.*\)$/),
      expect.stringMatching(/^update_menus: lunch\(name.*\)$/),
    ]);
  });

  it('makes anew what was deleted by hand, and tells the dishes that offer it', () => {
    const live = liveLunch((site) => {
      site.items = site.items.filter((item) => item.id !== 'w-egg' && item.id !== 'w-miso');
      for (const section of site.sections) {
        section.itemIds = section.itemIds.filter((item) => item !== 'w-miso');
      }
    });
    expect(told(plan({ live }).steps)).toEqual([
      'create_variations: egg',
      'create_dishes: miso',
      'update_items: ramen(options)',
    ]);
  });

  it('keeps dishes that the owner put into a section, behind ours', () => {
    const live = liveLunch((site) => site.sections[1]?.itemIds.unshift(id('site-dish')));
    expect(plan({ live }).steps).toEqual([]);
    expect(told(plan({ live, next: lunch(without('udon')) }).steps)).toEqual([
      'update_sections: mains(w-ramen+site-dish)',
    ]);
  });

  it('sends everything again where it is told to', () => {
    expect(told(plan({ everything: true }).steps)).toEqual([
      'update_items: egg(name,inStock) ' +
        ['miso', 'ramen', 'udon']
          .map(
            (dish) =>
              `${dish}(name,description,imageUrl,availability,price,labels,inStock,canBeHad,fulfillment,options)`,
          )
          .join(' '),
      'update_sections: soups(name,description,imageUrl,availability) mains(name,description,imageUrl,availability)',
      'update_menus: lunch(name,description,imageUrl,availability)',
    ]);
  });
});
