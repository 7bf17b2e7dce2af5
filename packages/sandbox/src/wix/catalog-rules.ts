import type { CatalogContent, DishOptionInput, ItemContent, StoredItem } from './wix-catalog.ts';
import type { EntryError } from './wix-errors.ts';

type StoredOptions = NonNullable<StoredItem['dishOptions']>;

/** A dish's options as Wix stores them: with the type that follows from what is filled in. */
export function storedOptions(
  content: CatalogContent,
  options: ItemContent['dishOptions'],
): StoredOptions | null | EntryError {
  if (!options) return null;
  const values: StoredOptions['values'][number][] = [];
  for (const option of options.values) {
    const fault = optionFault(content, option);
    if (fault) return fault;
    const type = option.selection ? 'SELECTION' : option.extras ? 'EXTRAS' : 'DESELECTION';
    values.push({ ...option, type });
  }
  return { values };
}

function optionFault(content: CatalogContent, option: DishOptionInput): EntryError | null {
  const kinds = [option.selection, option.extras, option.deselection].filter((kind) => kind);
  const [kind] = kinds;
  if (kinds.length !== 1 || !kind)
    return entryError(
      'INVALID_DISH_OPTION',
      `"${option.name}" must be a selection, extras or a deselection`,
    );
  const choices = kind.availableChoices.map((choice) => choice.itemId);
  const unknown = choices.find((itemId) => !content.items.has(itemId));
  if (unknown !== undefined)
    return entryError('ITEM_NOT_FOUND', `"${option.name}" offers ${unknown}, which is no item`);
  const defaults = [option.selection?.defaultChoice ?? [], option.extras?.defaultChoices ?? []];
  const stray = defaults.flat().find((itemId) => !choices.includes(itemId));
  if (stray !== undefined)
    return entryError(
      'INVALID_DISH_OPTION',
      `"${option.name}" has a default that it does not offer`,
    );
  const min = option.extras?.minChoices ?? 0;
  const max = option.extras?.maxChoices ?? choices.length;
  if (option.extras && (min > max || min > choices.length))
    return entryError('INVALID_DISH_OPTION', `"${option.name}" asks for ${min} of at most ${max}`);
  return null;
}

/** Applies the fields that were sent; the others stay as they are. */
export function changedItem(
  content: CatalogContent,
  item: StoredItem,
  change: ItemContent,
  currency: string,
): StoredItem | EntryError {
  if (item.archived) return entryError('ITEM_ARCHIVED', "Archived items can't be updated");
  const { dishOptions, inStock, ...fields } = change;
  const options = storedOptions(content, dishOptions);
  if (options && 'code' in options) return options;
  return {
    ...item,
    ...sentFields(fields),
    inStock: inStock ?? item.inStock,
    ...(fields.price ? { price: { value: fields.price.value, currency } } : {}),
    ...(dishOptions === undefined ? {} : { dishOptions: options }),
  };
}

/** Without the fields that were left out. */
export function sentFields<T extends object>(fields: T): Partial<T> {
  const sent: Partial<T> = { ...fields };
  for (const key in sent) if (sent[key] === undefined) delete sent[key];
  return sent;
}

export const entryError = (code: string, description: string): EntryError => ({
  code,
  description,
});
