// One planning in a process of its own, so that its CPU time and memory are nobody else's. Prints JSON.
import { existsSync, readFileSync } from 'node:fs';
import {
  catalogVersionOf,
  diffCatalogs,
  type Identifier,
  type LiveStructure,
  planSync,
  posIsMasterOfAll,
  validateMenu,
} from '@pos-bridge/core/testing';
import { type CanonicalCatalog, canonicalCatalogSchema } from '@pos-bridge/pos';
import { wixEntityIdSchema } from '@pos-bridge/wix';

const dishes = 1_000;
const variations = 200;
const sections = 50;
const scenario = process.argv[2];

/** Every dish with three option groups of four choices; `edition` changes a word in every dish. */
function menuOf(edition: string): CanonicalCatalog {
  const range = (count: number) => Array.from({ length: count }, (_, at) => at);
  return canonicalCatalogSchema.parse({
    currency: 'USD',
    menus: range(5).map((m) => ({
      posId: `menu-${m}`,
      name: `Menu ${m}`,
      sectionPosIds: range(sections / 5).map((s) => `section-${m * (sections / 5) + s}`),
    })),
    sections: range(sections).map((s) => ({
      posId: `section-${s}`,
      name: `Section ${s}`,
      dishPosIds: range(dishes / sections).map((d) => `dish-${s * (dishes / sections) + d}`),
    })),
    dishes: range(dishes).map((d) => ({
      posId: `dish-${d}`,
      name: `Dish ${d}`,
      description: `${edition}: slowly cooked over ${d} embers, served with what the market had.`,
      imageUrl: `https://images.example/${d}.jpg`,
      price: `${5 + (d % 40)}.50`,
      taxRate: '8.875',
      labels: ['house'],
      inStock: true,
      hours: range(5).map((h) => ({
        openDay: ['MON', 'TUE', 'WED', 'THU', 'FRI'][h],
        openTime: '11:00',
        closeDay: ['MON', 'TUE', 'WED', 'THU', 'FRI'][h],
        closeTime: '15:00',
      })),
      fulfillmentTypes: ['PICKUP', 'DELIVERY'],
      optionGroups: range(3).map((g) => ({
        posId: `group-${g}`,
        name: `Group ${g}`,
        kind: ['SELECTION', 'EXTRAS', 'DESELECTION'][g],
        ...(g === 1 && { min: 0, max: 3 }),
        choices: range(4).map((c) => ({
          variationPosId: `variation-${(d * 7 + g * 4 + c) % variations}`,
          price: `${c}.25`,
        })),
      })),
    })),
    variations: range(variations).map((v) => ({
      posId: `variation-${v}`,
      name: `Variation ${v}`,
      inStock: true,
    })),
  });
}

/** A site that shows the menu as it was published. */
function publishedSite(menu: CanonicalCatalog): { known: Identifier[]; live: LiveStructure } {
  const id = (posId: string) => wixEntityIdSchema.parse(`wix-${posId}`);
  return {
    known: [
      ...menu.menus.flatMap((one): Identifier[] => [
        { kind: 'MENU', posId: one.posId, wixId: id(one.posId) },
        ...one.sectionPosIds.map(
          (posId): Identifier => ({
            kind: 'SECTION',
            posId,
            menuPosId: one.posId,
            wixId: id(posId),
          }),
        ),
      ]),
      ...menu.dishes.map(({ posId }): Identifier => ({ kind: 'DISH', posId, wixId: id(posId) })),
      ...menu.variations.map(
        ({ posId }): Identifier => ({ kind: 'VARIATION', posId, wixId: id(posId) }),
      ),
    ],
    live: {
      menus: menu.menus.map(({ posId, name, sectionPosIds }) => ({
        id: id(posId),
        name,
        archived: false,
        sectionIds: sectionPosIds.map(id),
      })),
      sections: menu.menus.flatMap(({ posId: menuPosId, sectionPosIds }) =>
        sectionPosIds.map((posId) => ({
          id: id(posId),
          menuId: id(menuPosId),
          archived: false,
          itemIds: (menu.sections.find((one) => one.posId === posId)?.dishPosIds ?? []).map(id),
        })),
      ),
      items: [...menu.dishes, ...menu.variations].map(({ posId }) => ({
        id: id(posId),
        archived: false,
      })),
    },
  };
}

/** Linux hands `maxRSS` down from the parent process; its own high-water mark stands in /proc. */
function peakKiB(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) : null;
  return own === null ? process.resourceUsage().maxRSS : Number(own[1]);
}

const fetched = menuOf('today');
const before = scenario === 'first' ? null : catalogVersionOf(menuOf(scenario ?? '')).catalog;
const site =
  before === null
    ? { known: [], live: { menus: [], sections: [], items: [] } }
    : publishedSite(before);

const started = process.cpuUsage();
const { catalog } = validateMenu(fetched);
if (catalog === null) throw new Error('the benchmark’s menu is not sound');
const next = catalogVersionOf(catalog).catalog;
diffCatalogs(before, next);
const plan = planSync({
  previous: before && { catalog: before, masters: posIsMasterOfAll },
  next,
  masters: posIsMasterOfAll,
  ...site,
});
const { user, system } = process.cpuUsage(started);
console.log(
  JSON.stringify({
    cpuMs: (user + system) / 1000,
    peakMiB: peakKiB() / 1024,
    calls: plan.calls,
  }),
);
