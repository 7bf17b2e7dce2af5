import type { FindingList } from './menu-finding.ts';
import type { Placed, ReadEntities } from './read-entities.ts';

interface Named {
  readonly posId: string;
  readonly name: string;
}

/** What a list refers to. */
export interface Targets {
  readonly one: string;
  readonly sent: ReadonlySet<string>;
  readonly keptIds: ReadonlySet<string>;
}

export const endpointsOf = (one: string, { kept, sent }: ReadEntities<Named>): Targets => ({
  one,
  sent,
  keptIds: idsOf(kept),
});

const idsOf = (entities: readonly Placed<Named>[]): ReadonlySet<string> =>
  new Set(entities.map(({ value }) => value.posId));

/** The ids of a list that lead somewhere. One that leads nowhere is left out alone. */
export function keptReferences(
  list: { readonly path: string; readonly owner: string },
  ids: readonly string[],
  { one, sent, keptIds }: Targets,
  findings: FindingList,
): string[] {
  const here = new Set<string>();
  ids.forEach((id, at) => {
    const place = `${list.path}[${at}]`;
    if (here.has(id)) {
      const sentence = `${list.owner} lists the ${one} "${id}" twice; it is shown once.`;
      findings.reports('LISTED_TWICE', place, sentence);
    }
    if (!sent.has(id)) {
      const sentence = `${list.owner} names the ${one} "${id}", which the POS did not send; it is left out.`;
      findings.leavesOut('DANGLING_REFERENCE', place, sentence);
    }
    here.add(id);
  });
  const kept = [...here].filter((id) => keptIds.has(id));
  if (kept.length === 0) findings.reports('EMPTY', list.path, `${list.owner} has no ${one}.`);
  return kept;
}

export function reportUnreached(
  one: string,
  nobody: string,
  entities: readonly Placed<Named>[],
  reached: ReadonlySet<string>,
  findings: FindingList,
): void {
  for (const { path, value } of entities) {
    if (reached.has(value.posId)) continue;
    const sentence = `The ${one} "${value.name}" belongs to ${nobody} and is not published.`;
    findings.reports('NOT_REACHABLE', path, sentence);
  }
}
