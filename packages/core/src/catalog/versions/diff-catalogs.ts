import type { CanonicalCatalog, CanonicalDish, OptionGroup } from '@pos-bridge/pos';
import { entityFieldInWords, groupFieldInWords } from '../place-words.ts';
import { canonicalJson } from './canonical-json.ts';

/** One field that says something else than before; null where it said nothing. */
export interface FieldChange {
  /** e.g. `price`, or `optionGroups[size].choices[large].price` with the POS's own ids. */
  readonly field: string;
  /** The same in words, by the menus' names: “price of the choice Large, in Size”. */
  readonly place: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface EntityName {
  readonly posId: string;
  readonly name: string;
}

export interface ChangedEntity extends EntityName {
  readonly changes: readonly FieldChange[];
}

export interface EntityDiff {
  readonly added: readonly EntityName[];
  readonly removed: readonly EntityName[];
  readonly changed: readonly ChangedEntity[];
}

/** What tells one catalog from another, by the POS's ids. */
export interface CatalogDiff {
  readonly currency: FieldChange | null;
  readonly menus: EntityDiff;
  readonly sections: EntityDiff;
  readonly dishes: EntityDiff;
  readonly variations: EntityDiff;
}

const kinds = ['menus', 'sections', 'dishes', 'variations'] as const;

/**
 * Compares two catalogs in their normal spelling (see `catalogVersionOf`), field by field. `before`
 * is null where there was none: then everything is added.
 */
export function diffCatalogs(
  before: CanonicalCatalog | null,
  after: CanonicalCatalog,
): CatalogDiff {
  const sections = namesIn(before?.sections, after.sections);
  const dishes = namesIn(before?.dishes, after.dishes);
  const variations = namesIn(before?.variations, after.variations);
  return {
    currency:
      before === null || before.currency === after.currency
        ? null
        : {
            field: 'currency',
            place: entityFieldInWords('currency'),
            before: before.currency,
            after: after.currency,
          },
    menus: diffEntities(before?.menus ?? [], after.menus, ({ sectionPosIds, ...menu }) =>
      plainFields(menu).set('sectionPosIds', listField('sectionPosIds', sectionPosIds, sections)),
    ),
    sections: diffEntities(before?.sections ?? [], after.sections, ({ dishPosIds, ...section }) =>
      plainFields(section).set('dishPosIds', listField('dishPosIds', dishPosIds, dishes)),
    ),
    dishes: diffEntities(before?.dishes ?? [], after.dishes, (dish) =>
      dishFields(dish, variations),
    ),
    variations: diffEntities(before?.variations ?? [], after.variations, plainFields),
  };
}

export const isEmptyDiff = (diff: CatalogDiff): boolean =>
  diff.currency === null &&
  kinds.every((kind) => {
    const { added, removed, changed } = diff[kind];
    return added.length + removed.length + changed.length === 0;
  });

export interface DiffCount {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** The size of a diff, for lists that have no room for the whole of it. */
export function countDiff(diff: CatalogDiff): Readonly<Record<(typeof kinds)[number], DiffCount>> {
  const count = ({ added, removed, changed }: EntityDiff): DiffCount => ({
    added: added.length,
    removed: removed.length,
    changed: changed.length,
  });
  return {
    menus: count(diff.menus),
    sections: count(diff.sections),
    dishes: count(diff.dishes),
    variations: count(diff.variations),
  };
}

/** What a field says, where it stands in words, and what of it is shown. */
interface FieldValue {
  readonly place: string;
  readonly value: unknown;
  /** Without: the value itself. */
  readonly shown?: unknown;
}
type Fields = ReadonlyMap<string, FieldValue>;
type Names = ReadonlyMap<string, string>;

/** By id; of a thing that was renamed, its name now. */
const namesIn = (before: readonly EntityName[] = [], after: readonly EntityName[] = []): Names =>
  new Map([...before, ...after].map(({ posId, name }) => [posId, name]));

const named = (ids: readonly string[], names: Names): string[] =>
  ids.map((id) => names.get(id) ?? id);

function diffEntities<Entity extends EntityName>(
  before: readonly Entity[],
  after: readonly Entity[],
  fieldsOf: (entity: Entity) => Fields,
): EntityDiff {
  const left = new Map(before.map((entity) => [entity.posId, entity]));
  const right = new Map(after.map((entity) => [entity.posId, entity]));
  const added: EntityName[] = [];
  const changed: ChangedEntity[] = [];
  for (const entity of right.values()) {
    const previous = left.get(entity.posId);
    if (previous === undefined) {
      added.push(nameOf(entity));
      continue;
    }
    const changes = diffFields(fieldsOf(previous), fieldsOf(entity));
    if (changes.length > 0) changed.push({ ...nameOf(entity), changes });
  }
  const removed = [...left.values()].filter(({ posId }) => !right.has(posId)).map(nameOf);
  return { added, removed, changed };
}

const nameOf = ({ posId, name }: EntityName): EntityName => ({ posId, name });

function diffFields(before: Fields, after: Fields): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(field);
    const is = after.get(field);
    if (canonicalJson(was?.value ?? null) === canonicalJson(is?.value ?? null)) continue;
    const place = (is ?? was)?.place ?? field;
    changes.push({ field, place, before: shownOf(was), after: shownOf(is) });
  }
  return changes;
}

const shownOf = (field: FieldValue | undefined): unknown => field?.shown ?? field?.value ?? null;

function plainFields(entity: object): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  for (const [field, value] of Object.entries(entity)) {
    if (field !== 'posId') fields.set(field, { place: entityFieldInWords(field), value });
  }
  return fields;
}

/** References, shown by the names of what they lead to. */
const listField = (field: string, ids: readonly string[], names: Names): FieldValue => ({
  place: entityFieldInWords(field),
  value: ids,
  shown: named(ids, names),
});

function dishFields({ optionGroups, ...dish }: CanonicalDish, variations: Names): Fields {
  const fields = plainFields(dish);
  if (optionGroups.length > 0) {
    const ids = optionGroups.map(({ posId }) => posId);
    fields.set('optionGroups', listField('optionGroups', ids, namesIn(optionGroups)));
  }
  for (const group of optionGroups) {
    for (const [field, value] of groupFields(group, variations)) fields.set(field, value);
  }
  return fields;
}

function* groupFields(
  { choices, ...group }: OptionGroup,
  variations: Names,
): Generator<[string, FieldValue]> {
  const path = `optionGroups[${group.posId}]`;
  for (const [field, { value }] of plainFields(group)) {
    yield [`${path}.${field}`, { place: groupFieldInWords(field, group.name), value }];
  }
  const ids = choices.map(({ variationPosId }) => variationPosId);
  yield [
    `${path}.choices`,
    {
      place: groupFieldInWords('choices', group.name),
      value: ids,
      shown: named(ids, variations),
    },
  ];
  for (const { variationPosId, ...choice } of choices) {
    const name = variations.get(variationPosId) ?? variationPosId;
    for (const [field, { value }] of plainFields(choice)) {
      const place = groupFieldInWords(field, group.name, name);
      yield [`${path}.choices[${variationPosId}].${field}`, { place, value }];
    }
  }
}
