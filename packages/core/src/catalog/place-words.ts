import type {
  CanonicalCatalog,
  CanonicalDish,
  CanonicalMenu,
  CanonicalSection,
  CanonicalVariation,
  OptionChoice,
  OptionGroup,
} from '@pos-bridge/pos';

type Field =
  | keyof CanonicalCatalog
  | keyof CanonicalMenu
  | keyof CanonicalSection
  | keyof CanonicalDish
  | keyof CanonicalVariation
  | keyof OptionGroup
  | keyof OptionChoice;

const fieldWords: Readonly<Record<Field, string>> = {
  currency: 'currency',
  menus: 'menus',
  sections: 'sections',
  dishes: 'dishes',
  variations: 'choices',
  posId: 'id',
  name: 'name',
  description: 'description',
  imageUrl: 'picture',
  hours: 'hours',
  sectionPosIds: 'sections',
  dishPosIds: 'dishes',
  price: 'price',
  taxRate: 'tax rate',
  labels: 'labels',
  inStock: 'stock',
  fulfillmentTypes: 'ways to order',
  acceptsSpecialRequest: 'special requests',
  optionGroups: 'options',
  kind: 'kind',
  min: 'smallest number of choices',
  max: 'largest number of choices',
  choices: 'choices',
  variationPosId: 'choice',
  isDefault: 'default',
};

const isField = (name: string): name is Field => Object.hasOwn(fieldWords, name);
const fieldInWords = (name: string): string => (isField(name) ? fieldWords[name] : name);

/** A field of an option group of a dish, or of one of its choices: “price of the choice Ham, in Toppings”. */
export const groupFieldInWords = (
  field: string,
  group: string,
  choice: string | null = null,
): string =>
  choice === null
    ? `${fieldInWords(field)} of ${group}`
    : `${fieldInWords(field)} of the choice ${choice}, in ${group}`;

/** A field of a menu, a section, a dish or a choice. */
export const entityFieldInWords = fieldInWords;

/** What stands in each list, as people call one of it. */
const listed = {
  menus: 'menu',
  sections: 'section',
  dishes: 'dish',
  variations: 'choice',
  optionGroups: 'options',
  choices: 'choice',
} as const;

const isList = (name: string): name is keyof typeof listed => Object.hasOwn(listed, name);

/**
 * A path of a finding in the words of the menu that it is about: `dishes[3].optionGroups[0].choices[2].price` as
 * “price of the choice Ham, in Toppings, of the dish Pizza”. What has no name is told by its number. Pure; a
 * menu of whatever shape is looked at no further than it goes.
 */
export function placeInWords(path: string, menu: unknown): string {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  const things: { readonly list: keyof typeof listed; readonly name: string }[] = [];
  let at: unknown = menu;
  let field: string | null = null;
  for (let step = 0; step < steps.length && field === null; step += 1) {
    const name = steps[step] ?? '';
    const index = steps[step + 1];
    at = memberOf(at, name);
    if (isList(name) && index !== undefined) {
      at = memberOf(at, index);
      things.push({ list: name, name: nameOf(at, menu) ?? `number ${Number(index) + 1}` });
      step += 1;
    } else field = name;
  }
  const [innermost, ...around] = things.reverse();
  if (innermost === undefined) return field === null ? 'menu' : fieldInWords(field);
  const told = [`the ${listed[innermost.list]} ${innermost.name}`];
  for (const { list, name } of around) {
    told.push(list === 'optionGroups' ? `in ${name}` : `of the ${listed[list]} ${name}`);
  }
  const whole = told.join(', ');
  return field === null ? whole : `${fieldInWords(field)} of ${whole}`;
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;

/** Its own name, or that of the variation that it offers. */
function nameOf(thing: unknown, menu: unknown): string | null {
  const name = memberOf(thing, 'name');
  if (typeof name === 'string' && name.trim() !== '') return name.trim().slice(0, 80);
  const id = memberOf(thing, 'variationPosId');
  const variations = memberOf(menu, 'variations');
  if (typeof id !== 'string' || !Array.isArray(variations)) return null;
  const variation: unknown = variations.find((one) => memberOf(one, 'posId') === id);
  return variation === undefined ? id.slice(0, 80) : nameOf(variation, menu);
}
