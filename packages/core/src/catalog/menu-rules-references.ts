import type { CanonicalCatalog } from './canonical-menu.ts';
import type { FindingList } from './menu-finding.ts';

interface Named {
  readonly posId: string;
  readonly name: string;
}

/** Ids used twice, references that lead nowhere, entities that nothing leads to. */
export function checkReferences(catalog: CanonicalCatalog, findings: FindingList): void {
  if (catalog.menus.length === 0) {
    findings.blocks(
      'NO_MENUS',
      'menus',
      'The POS returned no menu at all. Publishing that would leave the site without one.',
    );
  }
  const sections = uniqueIds('sections', 'section', catalog.sections, findings);
  const dishes = uniqueIds('dishes', 'dish', catalog.dishes, findings);
  const variations = uniqueIds('variations', 'variation', catalog.variations, findings);
  uniqueIds('menus', 'menu', catalog.menus, findings);

  const reachedSections = new Set<string>();
  catalog.menus.forEach((menu, at) => {
    const list = { path: `menus[${at}].sectionPosIds`, owner: `Menu "${menu.name}"` };
    checkList(list, menu.sectionPosIds, 'section', sections, reachedSections, findings);
    if (menu.sectionPosIds.length === 0) {
      findings.reports('EMPTY', list.path, `Menu "${menu.name}" has no sections.`);
    }
  });

  const reachedDishes = new Set<string>();
  catalog.sections.forEach((section, at) => {
    const list = { path: `sections[${at}].dishPosIds`, owner: `Section "${section.name}"` };
    checkList(list, section.dishPosIds, 'dish', dishes, reachedDishes, findings);
    if (section.dishPosIds.length === 0) {
      findings.reports('EMPTY', list.path, `Section "${section.name}" has no dishes.`);
    }
  });

  const reachedVariations = new Set<string>();
  catalog.dishes.forEach((dish, dishAt) => {
    uniqueIds(`dishes[${dishAt}].optionGroups`, 'option group', dish.optionGroups, findings);
    dish.optionGroups.forEach((group, groupAt) => {
      checkList(
        {
          path: `dishes[${dishAt}].optionGroups[${groupAt}].choices`,
          owner: `"${group.name}" of dish "${dish.name}"`,
        },
        group.choices.map((choice) => choice.variationPosId),
        'variation',
        variations,
        reachedVariations,
        findings,
      );
    });
  });

  reportUnreached('sections', 'Section', 'no menu', catalog.sections, reachedSections, findings);
  reportUnreached('dishes', 'Dish', 'no section', catalog.dishes, reachedDishes, findings);
  reportUnreached(
    'variations',
    'Variation',
    'no dish',
    catalog.variations,
    reachedVariations,
    findings,
  );
}

function uniqueIds(
  path: string,
  kind: string,
  entities: readonly Named[],
  findings: FindingList,
): ReadonlySet<string> {
  const names = new Map<string, string>();
  entities.forEach((entity, at) => {
    const other = names.get(entity.posId);
    if (other === undefined) {
      names.set(entity.posId, entity.name);
      return;
    }
    findings.blocks(
      'DUPLICATE_ID',
      `${path}[${at}].posId`,
      `Two things of kind ${kind} share the id "${entity.posId}": "${other}" and "${entity.name}".`,
    );
  });
  return new Set(names.keys());
}

function checkList(
  list: { readonly path: string; readonly owner: string },
  ids: readonly string[],
  kind: string,
  known: ReadonlySet<string>,
  reached: Set<string>,
  findings: FindingList,
): void {
  const here = new Set<string>();
  ids.forEach((id, at) => {
    if (!known.has(id)) {
      findings.blocks(
        'DANGLING_REFERENCE',
        `${list.path}[${at}]`,
        `${list.owner} refers to the ${kind} "${id}", which the POS did not send.`,
      );
    }
    if (here.has(id)) {
      findings.reports(
        'LISTED_TWICE',
        `${list.path}[${at}]`,
        `${list.owner} lists the ${kind} "${id}" twice; it is shown once.`,
      );
    }
    here.add(id);
    reached.add(id);
  });
}

function reportUnreached(
  path: string,
  kind: string,
  nobody: string,
  entities: readonly Named[],
  reached: ReadonlySet<string>,
  findings: FindingList,
): void {
  entities.forEach((entity, at) => {
    if (reached.has(entity.posId)) return;
    findings.reports(
      'NOT_REACHABLE',
      `${path}[${at}]`,
      `${kind} "${entity.name}" belongs to ${nobody} and is not published.`,
    );
  });
}
