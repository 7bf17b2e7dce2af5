import type { CatalogMasters } from '../../masters.ts';
import { canonicalJson } from '../../versions/canonical-json.ts';
import type { ProjectedDish, ProjectedOption } from './project-catalog.ts';
import type { DishField, TextField, VariationField } from './sync-plan.ts';

const textFields: readonly TextField[] = ['name', 'description', 'imageUrl', 'availability'];
const variationFields: readonly VariationField[] = ['name', 'inStock'];
const plainDishFields: readonly Exclude<DishField, 'options'>[] = [
  'name',
  'description',
  'imageUrl',
  'availability',
  'price',
  'taxRate',
  'labels',
  'inStock',
  'canBeHad',
  'fulfillment',
  'acceptSpecialRequest',
];

type Has<Field extends string> = Readonly<Partial<Record<Field, unknown>>>;

/** The members of `next` that say something else than `previous`. What `next` leaves out stays as it is. */
function changed<Field extends string>(
  fields: readonly Field[],
  previous: Has<Field> | undefined,
  next: Has<Field>,
): Field[] {
  return fields.filter((field) => {
    if (next[field] === undefined) return false;
    if (previous?.[field] === undefined) return true;
    return canonicalJson(previous[field]) !== canonicalJson(next[field]);
  });
}

export const changedTexts = (previous: Has<TextField> | undefined, next: Has<TextField>) =>
  changed(textFields, previous, next);

export const changedVariationFields = (
  previous: Has<VariationField> | undefined,
  next: Has<VariationField>,
) => changed(variationFields, previous, next);

/** `remade`: variations that get a new Wix id in this run; the dishes that offer them must say so. */
export function changedDishFields(
  previous: ProjectedDish | undefined,
  next: ProjectedDish,
  bounds: { readonly before: CatalogMasters | undefined; readonly now: CatalogMasters },
  remade: ReadonlySet<string>,
): DishField[] {
  const fields: DishField[] = changed(plainDishFields, previous, next);
  const before = previous && comparable(previous.options, bounds.before, bounds.now);
  const now = comparable(next.options, bounds.now, bounds.now);
  const isRemade = next.options.some(({ choices }) =>
    choices.some(({ variationPosId }) => remade.has(variationPosId)),
  );
  if (isRemade || before === undefined || canonicalJson(before) !== canonicalJson(now)) {
    fields.push('options');
  }
  return fields;
}

/** Bounds that the site decides, or decided until now, are no change of the POS. */
function comparable(
  options: readonly ProjectedOption[],
  then: CatalogMasters | undefined,
  now: CatalogMasters,
): readonly object[] {
  const counts = then?.dishOptionsMinMaxUpdated === 'POS' && now.dishOptionsMinMaxUpdated === 'POS';
  if (counts) return options;
  return options.map(({ min: _min, max: _max, ...option }) => option);
}
