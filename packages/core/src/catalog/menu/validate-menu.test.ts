import type { CanonicalCatalog } from '@pos-bridge/pos';
import { describe, expect, it } from 'vitest';
import type { MenuFindingCode } from './menu-finding.ts';
import { plainCatalog } from './plain-texts.ts';
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

const emptied = ({ section }: Parts) => (section.dishPosIds = []);

const blocking: Row[] = [
  ['NOT_A_MENU', 'sections', ({ menu }) => Object.assign(menu, { sections: null })],
  ['NO_MENUS', 'menus', ({ menu }) => (menu.menus = [])],
  ['UNKNOWN_CURRENCY', 'currency', ({ menu }) => (menu.currency = 'XQX')],
  ['NOTHING_TO_SELL', 'menus', emptied],
  ['NOTHING_TO_SELL', 'menus', ({ menu }) => (menu.dishes = [])],
  ['NOTHING_TO_SELL', 'menus', ({ m }) => (m.sectionPosIds = [])],
  ['NOTHING_TO_SELL', 'menus', ({ menu, dish }) => (menu.dishes = [{ ...dish, price: '-1' }])],
];

/** What is left of a menu, in ids: `m1:s1:d1(g1:v1+v2)`. */
const outline = (catalog: CanonicalCatalog | null): string[] =>
  (catalog?.menus ?? []).map((menu) => {
    const sections = menu.sectionPosIds.map((sectionId) => {
      const section = catalog?.sections.find(({ posId }) => posId === sectionId);
      const dishes = section?.dishPosIds.map((dishId) => {
        const dish = catalog?.dishes.find(({ posId }) => posId === dishId);
        const groups = dish?.optionGroups.map(
          (group) => `${group.posId}:${group.choices.map((one) => one.variationPosId).join('+')}`,
        );
        return groups?.length === 0 ? dishId : `${dishId}(${groups?.join()})`;
      });
      return `${sectionId}:${dishes?.join()}`;
    });
    return `${menu.posId}:${sections.join(' ')}`;
  });

/** The broken menu has a second dish, so that something is left to sell: the dish is `dishes[0]`. */
const withRice = (menu: Menu): Menu => {
  menu.dishes.push({
    posId: 'rice',
    name: 'Rice',
    price: '3',
    taxRate: '8.875',
    imageUrl: '',
    inStock: true,
    fulfillmentTypes: ['PICKUP'],
    optionGroups: [],
  });
  menu.sections[0]?.dishPosIds.push('rice');
  return menu;
};

/** The burger goes, with its sole group. */
const onlyRice = 'm1:s1:rice';
const sound = 'm1:s1:d1(g1:v1+v2),rice';
const noGroup = 'm1:s1:d1,rice';

/** What the finding leaves out, and what is left of the menu. */
const leftOut: [...Row, string][] = [
  ['NOT_A_MENU', 'dishes[0].inStock', ({ dish }) => Object.assign(dish, { inStock: 1 }), onlyRice],
  ['NOT_A_MENU', 'dishes[0].optionGroups[0].max', ({ group }) => (group.max = 1.5), onlyRice],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = '9,50'), onlyRice],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = '1e3'), onlyRice],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = ''), onlyRice],
  [
    'PRICE_NOT_MONEY',
    'dishes[0].price',
    ({ dish }) => Object.assign(dish, { price: 9.5 }),
    onlyRice,
  ],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = '-1'), onlyRice],
  ['PRICE_NOT_MONEY', 'dishes[0].price', ({ dish }) => (dish.price = '9.999'), onlyRice],
  [
    'PRICE_NOT_MONEY',
    'dishes[0].optionGroups[0].choices[0].price',
    ({ group }) => Object.assign(group.choices[0] ?? {}, { price: '0.001' }),
    'm1:s1:d1(g1:v2),rice',
  ],
  [
    'PRICE_NOT_MONEY',
    'dishes[0].optionGroups[0].choices[1].price',
    ({ group }) => Object.assign(group.choices[1] ?? {}, { price: 'free' }),
    'm1:s1:d1(g1:v1),rice',
  ],
  [
    'CHOICE_LOWERS_PRICE',
    'dishes[0].optionGroups[0].choices',
    ({ group }) => Object.assign(group.choices[1] ?? {}, { price: '-0.50' }),
    onlyRice,
  ],
  [
    'NOT_A_MENU',
    'dishes[1].posId',
    ({ menu, section, dish }) => {
      menu.dishes.push({ ...dish, posId: 'd\u0000' });
      section.dishPosIds.push('d\u0000');
    },
    sound,
  ],
  [
    'NOT_A_MENU',
    'variations[2].posId',
    ({ menu, group }) => {
      menu.variations.push({ posId: 'v\ud83c', name: 'Ham', inStock: true });
      group.choices.push({ variationPosId: 'v\ud83c', price: '0', isDefault: false });
    },
    sound,
  ],
  [
    'NOT_A_MENU',
    'dishes[0].optionGroups[0].posId',
    ({ group }) => (group.posId = 'g\u0000'),
    onlyRice,
  ],
  [
    'DUPLICATE_ID',
    'menus[2].posId',
    ({ menu, m }) => menu.menus.push({ ...m, posId: 'm2' }, { ...m, posId: 'm2', name: 'Dinner' }),
    sound,
  ],
  [
    'DUPLICATE_ID',
    'dishes[1].posId',
    ({ menu, dish }) => menu.dishes.push({ ...dish, price: '8' }),
    onlyRice,
  ],
  [
    'DUPLICATE_ID',
    'variations[2].posId',
    ({ menu }) => menu.variations.push({ posId: 'v1', name: 'Ham', inStock: true }),
    'm1:s1:d1(g1:v2),rice',
  ],
  [
    'DUPLICATE_ID',
    'dishes[0].optionGroups',
    ({ dish, group }) => dish.optionGroups.push({ ...group, name: 'More' }),
    onlyRice,
  ],
  ['DANGLING_REFERENCE', 'menus[0].sectionPosIds[1]', ({ m }) => m.sectionPosIds.push('s9'), sound],
  [
    'DANGLING_REFERENCE',
    'sections[0].dishPosIds[1]',
    ({ section }) => section.dishPosIds.push('d9'),
    sound,
  ],
  [
    'DANGLING_REFERENCE',
    'sections[0].dishPosIds[1]',
    ({ section }) => section.dishPosIds.push('d9\u0000'),
    sound,
  ],
  [
    'DANGLING_REFERENCE',
    'dishes[0].optionGroups[0].choices[2]',
    ({ group }) => group.choices.push({ variationPosId: 'v9', price: '0', isDefault: false }),
    sound,
  ],
  ['NAME_MISSING', 'dishes[0].name', ({ dish }) => (dish.name = ' '), onlyRice],
  ['NAME_MISSING', 'dishes[0].name', ({ dish }) => (dish.name = '<p>&nbsp;</p>\u0000'), onlyRice],
  [
    'NAME_MISSING',
    'variations[0].name',
    ({ menu }) => Object.assign(menu.variations[0] ?? {}, { name: '' }),
    'm1:s1:d1(g1:v2),rice',
  ],
  ['NAME_MISSING', 'dishes[0].optionGroups[0].name', ({ group }) => (group.name = ''), noGroup],
  ['NAME_MISSING', 'dishes[0].optionGroups[0].name', ({ group }) => (group.name = '<b>'), noGroup],
  [
    'NAME_MISSING',
    'dishes[0].optionGroups[0].name',
    ({ group }) => Object.assign(group, { name: '', kind: 'SELECTION' }),
    onlyRice,
  ],
  [
    'IMAGE_NOT_AN_ADDRESS',
    'dishes[0].imageUrl',
    ({ dish }) => (dish.imageUrl = 'burger.jpg'),
    sound,
  ],
  [
    'IMAGE_NOT_AN_ADDRESS',
    'dishes[0].imageUrl',
    ({ dish }) => (dish.imageUrl = 'javascript:alert(1)'),
    sound,
  ],
  ['TAX_NOT_A_RATE', 'dishes[0].taxRate', ({ dish }) => (dish.taxRate = '8%'), onlyRice],
  ['TAX_NOT_A_RATE', 'dishes[0].taxRate', ({ dish }) => (dish.taxRate = '100.5'), onlyRice],
  [
    'TOO_MANY_PERIODS',
    'dishes[0].hours',
    ({ dish }) => Object.assign(dish, { hours: Array.from({ length: 101 }, () => period) }),
    onlyRice,
  ],
  [
    'MIN_OVER_MAX',
    'dishes[0].optionGroups[0].min',
    ({ group }) => Object.assign(group, { min: 2, max: 1 }),
    onlyRice,
  ],
  [
    'MIN_OVER_CHOICES',
    'dishes[0].optionGroups[0].min',
    ({ group }) => Object.assign(group, { min: 6, max: 6 }),
    onlyRice,
  ],
  ['NONE_ALLOWED', 'dishes[0].optionGroups[0].max', ({ group }) => (group.max = 0), noGroup],
  ['NO_CHOICES', 'dishes[0].optionGroups[0].choices', ({ group }) => (group.choices = []), noGroup],
  [
    'NO_CHOICES',
    'dishes[0].optionGroups[0].choices',
    ({ group }) => Object.assign(group, { kind: 'SELECTION', choices: [] }),
    onlyRice,
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
  ['DUPLICATE_ID', 'sections[1].posId', ({ menu, section }) => menu.sections.push(section)],
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

  it.each(leftOut)('%s at %s leaves nothing else out', (code, path, change, left) => {
    const { findings, catalog } = validateMenu(withRice(broken(change)));
    expect(findings.filter(({ severity }) => severity !== 'reported')).toEqual([
      { code, severity: 'left_out', path, sentence: expect.stringMatching(/left out/) },
    ]);
    expect(outline(catalog)).toEqual([left]);
  });

  it('a required group whose choices are all left out takes its dish along, and says both', () => {
    const { findings, catalog } = validateMenu(
      withRice(
        broken(({ group }) => {
          group.kind = 'SELECTION';
          for (const choice of group.choices) choice.price = '0.001';
        }),
      ),
    );
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'left_out PRICE_NOT_MONEY',
      'left_out PRICE_NOT_MONEY',
      'left_out NO_CHOICES',
      'reported NOT_REACHABLE',
      'reported NOT_REACHABLE',
    ]);
    expect(outline(catalog)).toEqual([onlyRice]);
  });

  it('a minimum that is no longer met without the choices left out takes the dish along', () => {
    const { catalog } = validateMenu(
      withRice(
        broken(({ group }) => {
          group.min = 2;
          Object.assign(group.choices[0] ?? {}, { price: 'free' });
        }),
      ),
    );
    expect(outline(catalog)).toEqual([onlyRice]);
  });

  it('trims and encodes the addresses of images', () => {
    const address = (imageUrl: string) =>
      validateMenu(broken(({ dish }) => (dish.imageUrl = imageUrl))).catalog?.dishes[0]?.imageUrl;
    expect(address(' https://images.example/a burger.jpg\n')).toBe(
      'https://images.example/a%20burger.jpg',
    );
    expect(address('https://images.example/bur\r\nger.jpg?w=1 0')).toBe(
      'https://images.example/burger.jpg?w=1%200',
    );
    expect(address('https://images.example/a%20b.jpg')).toBe('https://images.example/a%20b.jpg');
    expect(address('https://images.example/café.jpg')).toBe('https://images.example/caf%C3%A9.jpg');
    expect(address('burger.jpg')).toBeUndefined();
    expect(address('  ')).toBeUndefined();
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

  it('keeps texts as they came, shows guests plain ones, and takes what differs in nothing else once', () => {
    const { findings, catalog } = validateMenu(
      broken(({ menu, m, section, dish, group }) => {
        Object.assign(m, { name: '<b>Lunch</b>\u0007', description: '<p>Noon</p><p>to four</p>' });
        Object.assign(section, { name: 'Mains \ud83d', description: 'hot\u0000' });
        Object.assign(dish, {
          name: '<p>Fish &amp;\nchips</p>',
          description: '<p>Fresh &amp; hot</p>',
          labels: ['<i>new</i>', 'vegan\u0000'],
        });
        group.name = '<b>Extras</b>';
        Object.assign(menu.variations[0] ?? {}, { name: 'Bacon \udc4d' });
        menu.variations.push({ posId: 'v2', name: '<b>Cheese</b>', inStock: true });
      }),
    );
    expect(findings).toMatchObject([{ code: 'DUPLICATE_ID', severity: 'reported' }]);
    expect(catalog).toMatchObject({
      menus: [{ name: '<b>Lunch</b>\u0007', description: '<p>Noon</p><p>to four</p>' }],
      sections: [{ name: 'Mains ', description: 'hot' }],
      dishes: [
        {
          name: '<p>Fish &amp;\nchips</p>',
          description: '<p>Fresh &amp; hot</p>',
          labels: ['<i>new</i>', 'vegan'],
          optionGroups: [{ name: '<b>Extras</b>' }],
        },
      ],
      variations: [{ name: 'Bacon ' }, { name: 'Cheese' }],
    });
    expect(catalog && plainCatalog(catalog)).toMatchObject({
      menus: [{ name: 'Lunch', description: 'Noon\n\nto four' }],
      sections: [{ name: 'Mains', description: 'hot' }],
      dishes: [
        {
          name: 'Fish & chips',
          description: 'Fresh & hot',
          labels: ['new', 'vegan'],
          optionGroups: [{ name: 'Extras' }],
        },
      ],
      variations: [{ name: 'Bacon' }, { name: 'Cheese' }],
    });
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
        withRice(
          broken(({ menu, dish, group }) => {
            menu.currency = 'JPY';
            dish.price = price;
            for (const choice of group.choices) choice.price = '100';
          }),
        ),
      ).catalog?.dishes.map(({ posId }) => posId);
    expect(yen('950')).toEqual(['d1', 'rice']);
    expect(yen('950.5')).toEqual(['rice']);
  });

  it('answers for anything at all, and does not throw', () => {
    for (const nonsense of [null, undefined, 7, 'menu', [], { menus: {} }]) {
      expect(validateMenu(nonsense).catalog).toBeNull();
      expect(validateMenu(nonsense).findings.length).toBeGreaterThan(0);
    }
  });
});
