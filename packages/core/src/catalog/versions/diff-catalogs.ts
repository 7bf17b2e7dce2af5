import type { CanonicalCatalog, CanonicalDish, OptionGroup } from '@pos-bridge/pos';
import { canonicalJson } from './canonical-json.ts';

/** One field that says something else than before; null where it said nothing. */
export interface FieldChange {
  /** e.g. `price`, or `optionGroups[size].choices[large].price` with the POS's own ids. */
  readonly field: string;
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
  return {
    currency:
      before === null || before.currency === after.currency
        ? null
        : { field: 'currency', before: before.currency, after: after.currency },
    menus: diffEntities(before?.menus ?? [], after.menus, plainFields),
    sections: diffEntities(before?.sections ?? [], after.sections, plainFields),
    dishes: diffEntities(before?.dishes ?? [], after.dishes, dishFields),
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

type Fields = ReadonlyMap<string, unknown>;

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
    const was = before.get(field) ?? null;
    const is = after.get(field) ?? null;
    if (canonicalJson(was) !== canonicalJson(is)) changes.push({ field, before: was, after: is });
  }
  return changes;
}

function plainFields(entity: object): Fields {
  const fields = new Map<string, unknown>(Object.entries(entity));
  fields.delete('posId');
  return fields;
}

function dishFields({ optionGroups, ...dish }: CanonicalDish): Fields {
  const fields = new Map(plainFields(dish));
  if (optionGroups.length > 0) {
    fields.set(
      'optionGroups',
      optionGroups.map(({ posId }) => posId),
    );
  }
  for (const group of optionGroups) {
    for (const [field, value] of groupFields(group)) fields.set(field, value);
  }
  return fields;
}

function* groupFields({ choices, ...group }: OptionGroup): Generator<[string, unknown]> {
  const path = `optionGroups[${group.posId}]`;
  for (const [field, value] of plainFields(group)) yield [`${path}.${field}`, value];
  yield [`${path}.choices`, choices.map(({ variationPosId }) => variationPosId)];
  for (const { variationPosId, ...choice } of choices) {
    for (const [field, value] of plainFields(choice)) {
      yield [`${path}.choices[${variationPosId}].${field}`, value];
    }
  }
}
