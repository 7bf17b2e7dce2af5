import { describe, expect, it } from 'vitest';
import type { MenuFindingCode } from './menu-finding.ts';
import { validateMenu } from './validate-menu.ts';

const period = { openDay: 'MON', openTime: '08:00', closeDay: 'MON', closeTime: '10:00' };

const soundMenu = () => ({
  currency: 'USD',
  menus: [{ posId: 'm1', name: 'Lunch', hours: [period], sectionPosIds: ['s1'] }],
  sections: [{ posId: 's1', name: 'Mains', hours: [period], dishPosIds: ['d1'] }],
  dishes: [
    {
      posId: 'd1',
      name: 'Burger',
      price: '9.50',
      taxRate: '8.875',
      imageUrl: 'https://images.example/burger.jpg',
      inStock: true,
      fulfillmentTypes: ['PICKUP'],
      optionGroups: [
        {
          posId: 'g1',
          name: 'Extras',
          kind: 'EXTRAS',
          min: 0,
          max: 2,
          choices: [
            { variationPosId: 'v1', price: '1', isDefault: false },
            { variationPosId: 'v2', price: '0.5', isDefault: false },
          ],
        },
      ],
    },
  ],
  variations: [
    { posId: 'v1', name: 'Bacon', inStock: true },
    { posId: 'v2', name: 'Cheese', inStock: true },
  ],
});

type Menu = ReturnType<typeof soundMenu>;

/** One thing broken in a sound menu; typed loosely, since what comes from outside is of any shape. */
const broken = (change: (parts: Parts) => void): Menu => {
  const menu = soundMenu();
  const [m] = menu.menus;
  const [section] = menu.sections;
  const [dish] = menu.dishes;
  const group = dish?.optionGroups[0];
  if (!m || !section || !dish || !group) throw new Error('the sound menu lost a part');
  change({ menu, m, section, dish, group });
  return menu;
};
interface Parts {
  menu: Menu;
  m: Menu['menus'][number];
  section: Menu['sections'][number];
  dish: Menu['dishes'][number];
  group: Menu['dishes'][number]['optionGroups'][number];
}

type Row = [MenuFindingCode, string, (parts: Parts) => void];

const blocking: Row[] = [
  ['NOT_A_MENU', 'dishes[0].optionGroups[0].max', ({ group }) => (group.max = 1.5)],
  ['NOT_A_MENU', 'dishes[0].inStock', ({ dish }) => Object.assign(dish, { inStock: 'yes' })],
  ['NOT_A_MENU', 'sections', ({ menu }) => Object.assign(menu, { sections: null })],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = '9,50')],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = '1e3')],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = '')],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => Object.assign(dish, { price: 9.5 })],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = '-1')],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = '9.999')],
  [
    'PRICE_NOT_MONEY',
    'dishes[0].optionGroups[0].choices[0].price',
    ({ group }) => Object.assign(group.choices[0] ?? {}, { price: '0.001' }),
  ],
  ['NOT_A_MENU', '', ({ dish }) => (dish.name = 'Burger\u0000')],
  ['NOT_A_MENU', '', ({ dish }) => (dish.name = 'Burger \ud83c')],
  ['NO_MENUS', 'menus', ({ menu }) => (menu.menus = [])],
  ['UNKNOWN_CURRENCY', 'currency', ({ menu }) => (menu.currency = 'XQX')],
  ['DUPLICATE_ID', 'menus[1].posId', ({ menu, m }) => menu.menus.push({ ...m })],
  ['DUPLICATE_ID', 'dishes[1].posId', ({ menu, dish }) => menu.dishes.push({ ...dish })],
  ['DUPLICATE_ID', 'sections[1].posId', ({ menu, section }) => menu.sections.push(section)],
  [
    'DUPLICATE_ID',
    'variations[2].posId',
    ({ menu }) => menu.variations.push({ posId: 'v1', name: 'Ham', inStock: true }),
  ],
  [
    'DUPLICATE_ID',
    'dishes[0].optionGroups[1].posId',
    ({ dish, group }) => dish.optionGroups.push({ ...group }),
  ],
  ['DANGLING_REFERENCE', 'menus[0].sectionPosIds[1]', ({ m }) => m.sectionPosIds.push('s9')],
  [
    'DANGLING_REFERENCE',
    'sections[0].dishPosIds[1]',
    ({ section }) => section.dishPosIds.push('d9'),
  ],
  [
    'DANGLING_REFERENCE',
    'dishes[0].optionGroups[0].choices[2]',
    ({ group }) => group.choices.push({ variationPosId: 'v9', price: '0', isDefault: false }),
  ],
  ['NAME_MISSING', 'dishes[0].name', ({ dish }) => (dish.name = ' ')],
  ['NAME_MISSING', 'dishes[0].optionGroups[0].name', ({ group }) => (group.name = '')],
  ['TAX_NOT_A_RATE', 'dishes[0].taxRate', ({ dish }) => (dish.taxRate = '8%')],
  ['TAX_NOT_A_RATE', 'dishes[0].taxRate', ({ dish }) => (dish.taxRate = '100.5')],
  [
    'TOO_MANY_PERIODS',
    'sections[0].hours',
    ({ section }) => (section.hours = Array.from({ length: 101 }, () => period)),
  ],
  [
    'MIN_OVER_MAX',
    'dishes[0].optionGroups[0].min',
    ({ group }) => Object.assign(group, { min: 2, max: 1 }),
  ],
  [
    'MIN_OVER_CHOICES',
    'dishes[0].optionGroups[0].min',
    ({ group }) => Object.assign(group, { min: 3, max: 3 }),
  ],
  [
    'NO_CHOICES',
    'dishes[0].optionGroups[0].choices',
    ({ group }) => Object.assign(group, { kind: 'SELECTION', choices: [] }),
  ],
];

const reported: Row[] = [
  ['LISTED_TWICE', 'sections[0].dishPosIds[1]', ({ section }) => section.dishPosIds.push('d1')],
  ['NOT_REACHABLE', 'dishes[1]', ({ menu, dish }) => menu.dishes.push({ ...dish, posId: 'd2' })],
  [
    'NOT_REACHABLE',
    'sections[1]',
    ({ menu, section }) => menu.sections.push({ ...section, posId: 's2' }),
  ],
  [
    'NOT_REACHABLE',
    'variations[2]',
    ({ menu }) => menu.variations.push({ posId: 'v3', name: 'Ham', inStock: true }),
  ],
  [
    'EMPTY',
    'menus[1].sectionPosIds',
    ({ menu, m }) => menu.menus.push({ ...m, posId: 'm2', sectionPosIds: [] }),
  ],
  ['IMAGE_NOT_AN_ADDRESS', 'dishes[0].imageUrl', ({ dish }) => (dish.imageUrl = 'burger.jpg')],
  [
    'IMAGE_NOT_AN_ADDRESS',
    'dishes[0].imageUrl',
    ({ dish }) => (dish.imageUrl = 'javascript:alert(1)'),
  ],
  ['NEVER_OFFERED', 'dishes[0].fulfillmentTypes', ({ dish }) => (dish.fulfillmentTypes = [])],
  ['MAX_OVER_CHOICES', 'dishes[0].optionGroups[0].max', ({ group }) => (group.max = 5)],
  [
    'SEVERAL_DEFAULTS',
    'dishes[0].optionGroups[0].choices',
    ({ group }) => {
      group.kind = 'SELECTION';
      for (const choice of group.choices) choice.isDefault = true;
    },
  ],
];

describe('validating a menu', () => {
  it('finds nothing wrong with a sound menu', () => {
    const validation = validateMenu(soundMenu());
    expect(validation.findings).toEqual([]);
    expect(validation.catalog?.dishes).toHaveLength(1);
  });

  it.each(blocking)('%s at %s blocks', (code, path, change) => {
    const { findings, catalog } = validateMenu(broken(change));
    expect(findings.filter(({ severity }) => severity === 'blocks')).toEqual([
      { code, severity: 'blocks', path, sentence: expect.stringMatching(/\.$/) },
    ]);
    expect(catalog).toBeNull();
  });

  it.each(reported)('%s at %s is reported and published', (code, path, change) => {
    const { findings, catalog } = validateMenu(broken(change));
    expect(findings).toEqual([
      { code, severity: 'reported', path, sentence: expect.stringMatching(/\.$/) },
    ]);
    expect(catalog).not.toBeNull();
  });

  it('spells hours in one way, whichever the POS writes', () => {
    const everyDay = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].map((day) => ({
      openDay: day,
      openTime: '00:00',
      closeDay: day,
      closeTime: '00:00',
    }));
    const night = { openDay: 'FRI', openTime: '18:00', closeDay: 'FRI', closeTime: '01:00' };
    const { findings, catalog } = validateMenu(
      broken(({ m, section, dish }) => {
        m.hours = everyDay;
        section.hours = [night];
        Object.assign(dish, { hours: [{ ...night, closeTime: '23:59' }] });
      }),
    );
    expect(findings).toEqual([]);
    expect(catalog?.menus[0]?.hours).toEqual(
      everyDay.map((period) => ({ ...period, closeTime: '24:00' })),
    );
    expect(catalog?.sections[0]?.hours).toEqual([{ ...night, closeDay: 'SAT' }]);
    expect(catalog?.dishes[0]?.hours).toEqual([{ ...night, closeTime: '23:59' }]);
  });

  it('takes every character that is text', () => {
    const named = (name: string) => validateMenu(broken(({ dish }) => (dish.name = name))).findings;
    for (const name of ['Burger 🍔', 'a\\u0000b', '\\', '寿司', 'tab\there']) {
      expect(named(name), name).toEqual([]);
    }
  });

  it('knows how many decimals a currency has', () => {
    const yen = (price: string) =>
      validateMenu(
        broken(({ menu, dish, group }) => {
          menu.currency = 'JPY';
          dish.price = price;
          for (const choice of group.choices) choice.price = '100';
        }),
      ).findings.map(({ code }) => code);
    expect(yen('950')).toEqual([]);
    expect(yen('950.5')).toEqual(['PRICE_NOT_MONEY']);
  });

  it('answers for anything at all, and does not throw', () => {
    for (const nonsense of [null, undefined, 7, 'menu', [], { menus: {} }]) {
      expect(validateMenu(nonsense).catalog).toBeNull();
      expect(validateMenu(nonsense).findings.length).toBeGreaterThan(0);
    }
  });
});
