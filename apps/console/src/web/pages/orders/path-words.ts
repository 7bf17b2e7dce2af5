import { fieldInWords } from '../../components/field-words.ts';

/** What stands in each list of an order as Wix sent it, and where it says how it is called. */
const lists: Readonly<Record<string, { readonly one: string; readonly name: readonly string[] }>> =
  {
    lineItems: { one: 'item', name: ['catalogReference', 'catalogItemName'] },
    dishOptions: { one: 'option', name: ['name'] },
    selectedChoices: { one: 'choice', name: ['catalogReference', 'catalogItemName'] },
    availableChoices: { one: 'offered choice', name: ['name'] },
    defaultChoices: { one: 'usual choice', name: [] },
    discounts: { one: 'discount', name: ['catalogDiscountName'] },
    payments: { one: 'payment', name: [] },
    serviceFees: { one: 'service fee', name: ['name'] },
  };

/** Parts whose fields cannot be told without them. */
const parts: Readonly<Record<string, string>> = {
  customer: 'customer',
  address: 'address',
  externalProvider: 'delivery company',
  tax: 'tax',
};

const fields: Readonly<Record<string, string>> = {
  catalogItemId: 'Id',
  catalogItemName: 'Name',
  catalogItemDescription: 'Description',
  appliedAmount: 'Amount',
  apt: 'Apartment',
  asap: 'As soon as possible',
};

/**
 * A JSON pointer into an order in the order's words: `/lineItems/1/dishOptions/0/selectedChoices/0/price` as “Price
 * of Ham, in Toppings, of Pizza”. What has no name there is told by its number.
 */
export function pathInWords(pointer: string, order: unknown): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const things: { readonly list: string; readonly name: string }[] = [];
  const rest: string[] = [];
  let at: unknown = order;
  steps.forEach((step, index) => {
    at = memberOf(at, step);
    const list = steps[index - 1];
    const known = list === undefined || !/^\d+$/.test(step) ? undefined : lists[list];
    if (known === undefined) rest.push(step);
    else {
      rest.length = 0;
      const name = known.name.reduce(memberOf, at);
      const told = typeof name === 'string' && name !== '' ? name : null;
      things.unshift({ list: list ?? '', name: told ?? `${known.one} ${Number(step) + 1}` });
    }
  });
  const whole = things
    .map(({ list, name }, index) => {
      if (index === 0) return name;
      return list === 'dishOptions' ? `in ${name}` : `of ${name}`;
    })
    .join(', ');
  const [field, ...around] = rest.reverse();
  if (field === undefined) return whole === '' ? 'The order' : upperFirst(whole);
  const part = around.map((step) => parts[step]).find((known) => known !== undefined);
  return [fields[field] ?? fieldInWords(field), part && `of the ${part}`, whole && `of ${whole}`]
    .filter(Boolean)
    .join(' ');
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
