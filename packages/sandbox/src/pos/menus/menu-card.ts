import { serviceTypeSchema } from '../pos-menu.ts';
import type { CategorySketch, GroupSketch, ItemSketch } from './compose-menu.ts';

const category = /^# (?<name>[^:]+)(?:: (?<description>.+))?$/;
const item = new RegExp(
  [
    String.raw`^(?<price>[\d.]+) (?<name>[^[({:]+?)`,
    String.raw`(?: \[(?<tags>.+?)\])?(?: \((?<groups>.+?)\))?(?: \{(?<services>.+?)\})?`,
    ': (?<description>.+)$',
  ].join(''),
);

/**
 * Reads categories that are written as on a card: `# category: description`, below it a line an item:
 * `price name [tags] (groups) {service types}: description`. Description and brackets may be missing.
 */
export function readMenuCard(
  card: string,
  groups: Readonly<Record<string, readonly GroupSketch[]>> = {},
): CategorySketch[] {
  const groupsOf = (name: string): readonly GroupSketch[] => {
    const named = groups[name];
    if (named === undefined) throw new Error(`The menu card asks "${name}", which is not known.`);
    return named;
  };
  const categories: (CategorySketch & { readonly items: ItemSketch[] })[] = [];
  for (const line of card.split('\n').filter((one) => one !== '')) {
    const head = category.exec(line)?.groups;
    const { name, price, description, ...lists } = head ?? item.exec(line)?.groups ?? {};
    if (name === undefined) throw new Error(`No line of a menu card: ${line}`);
    if (head !== undefined) {
      categories.push({ name, description: description ?? '', items: [] });
    } else {
      const items = categories.at(-1)?.items;
      if (items === undefined)
        throw new Error(`An item above all categories of a menu card: ${line}`);
      items.push({
        name,
        description: description ?? '',
        price: price ?? '',
        tags: listed(lists['tags']),
        groups: listed(lists['groups']).flatMap(groupsOf),
        ...(lists['services'] !== undefined && {
          serviceTypes: listed(lists['services']).map((type) => serviceTypeSchema.parse(type)),
        }),
      });
    }
  }
  return categories;
}

/** Words of a text with a comma between them. */
export const listed = (text: string | undefined): string[] => text?.split(', ') ?? [];

/**
 * A group of modifiers, each written as `name +price`. `*` before a name: it is chosen unless the guest
 * says otherwise.
 */
const group =
  (kind: GroupSketch['kind']) =>
  (
    name: string,
    modifiers: readonly string[],
    bounds: { min?: number; max?: number } = {},
  ): GroupSketch => ({
    name,
    kind,
    ...bounds,
    choices: modifiers.map((modifier) => {
      const [written = '', price = '0.00'] = modifier.split(' +');
      return [written.replace('*', ''), price, written.startsWith('*')];
    }),
  });

export const chooseOne = group('choose_one');
export const extras = group('extras');
export const leaveOut = group('leave_out');
