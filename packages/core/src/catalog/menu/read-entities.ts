import { isDeepStrictEqual } from 'node:util';
import type { OpeningPeriod } from '@pos-bridge/pos';
import { mostAvailabilityPeriods } from '@pos-bridge/wix';
import { z } from 'zod';
import { plainLine } from '../../plain-text.ts';
import type { FindingList, MenuFindingCode } from './menu-finding.ts';
import { withPlainTexts } from './plain-texts.ts';

/** An entity, and where it stood in what the POS sent. */
export interface Placed<Entity> {
  readonly path: string;
  readonly value: Entity;
}

export interface ReadEntities<Entity> {
  /** Those that can be published, in the order in which they came. */
  readonly kept: readonly Placed<Entity>[];
  /** Every id that the POS sent, kept or not: what refers to one that was left out needs no finding of its own. */
  readonly sent: ReadonlySet<string>;
}

interface NamedEntity {
  readonly posId: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly labels?: string[] | undefined;
  readonly imageUrl?: string | undefined;
  readonly hours?: readonly OpeningPeriod[] | undefined;
}

/** What entities are called: the list of them, and one. */
export interface EntityWords {
  readonly list: string;
  readonly one: string;
}

/**
 * Reads one list of a menu, entity by entity: one that is not understood, has no name, or shares its id
 * with another is left out alone. A picture without an address goes, and its entity stays.
 */
export function readEntities<Entity extends NamedEntity>(
  words: EntityWords,
  raw: readonly unknown[],
  schema: z.ZodType<Entity>,
  findings: FindingList,
): ReadEntities<Entity> {
  const sent = new Set<string>();
  const read = raw.flatMap((value, at): Placed<Entity>[] => {
    const path = `${words.list}[${at}]`;
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      const { posId, owner } = whatItIs(words, value, path);
      if (posId !== undefined) sent.add(posId);
      leaveOutUnread(path, owner, parsed.error, findings);
      return [];
    }
    sent.add(parsed.data.posId);
    return [{ path, value: parsed.data }];
  });
  const kept = withOwnIds(words.one, read, findings).flatMap(({ path, value }) =>
    isPublishable(words.one, path, value, findings)
      ? [{ path, value: withImage(words.one, path, value, findings) }]
      : [],
  );
  return { kept, sent };
}

/** Says of each part that is not understood that it takes its owner along. */
export function leaveOutUnread(
  path: string,
  owner: string,
  error: z.ZodError,
  findings: FindingList,
): void {
  for (const issue of error.issues) {
    const [code, why] = whyUnread(issue);
    findings.leavesOut(code, pathText(path, issue.path), `${owner} is left out: ${why}.`);
  }
}

function whyUnread(issue: z.core.$ZodIssue): [MenuFindingCode, string] {
  return issue.path.at(-1) === 'price'
    ? ['PRICE_NOT_MONEY', `its price is not an amount of money (${issue.message})`]
    : ['NOT_A_MENU', `${pathText('', issue.path) || 'it'} is not understood (${issue.message})`];
}

const labelSchema = z.object({
  posId: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

function whatItIs({ one }: EntityWords, value: unknown, path: string) {
  const label = labelSchema.safeParse(value);
  const { posId, name } = label.success ? label.data : {};
  return { posId, owner: `The ${one} ${name || posId ? `"${name || posId}"` : `at ${path}`}` };
}

/** Of several that share an id nobody can tell which is meant, unless they are the same. */
function withOwnIds<Entity extends NamedEntity>(
  one: string,
  read: readonly Placed<Entity>[],
  findings: FindingList,
): Placed<Entity>[] {
  return [...Map.groupBy(read, ({ value }) => value.posId).values()].flatMap((group) => {
    const [first, second] = group;
    if (first === undefined || second === undefined) return group;
    const path = `${second.path}.posId`;
    const { posId, name } = first.value;
    const plain = withPlainTexts(first.value);
    if (group.every(({ value }) => isDeepStrictEqual(withPlainTexts(value), plain))) {
      const sentence = `The POS sent the ${one} "${name}" ${group.length} times; it is taken once.`;
      findings.reports('DUPLICATE_ID', path, sentence);
      return [first];
    }
    const names = group.map(({ value }) => `"${value.name}"`).join(' and ');
    findings.leavesOut(
      'DUPLICATE_ID',
      path,
      `${names} are left out: each is a ${one} with the id "${posId}", and nobody can tell which is meant.`,
    );
    return [];
  });
}

function isPublishable(
  one: string,
  path: string,
  entity: NamedEntity,
  findings: FindingList,
): boolean {
  const { posId, name, hours = [] } = entity;
  if (plainLine(name) === '') {
    findings.leavesOut(
      'NAME_MISSING',
      `${path}.name`,
      `The ${one} with the id "${posId}" is left out: it has no name.`,
    );
    return false;
  }
  if (hours.length > mostAvailabilityPeriods) {
    findings.leavesOut(
      'TOO_MANY_PERIODS',
      `${path}.hours`,
      `The ${one} "${name}" is left out: it has ${hours.length} opening periods, and Wix takes ${mostAvailabilityPeriods} at most.`,
    );
    return false;
  }
  return true;
}

function withImage<Entity extends NamedEntity>(
  one: string,
  path: string,
  entity: Entity,
  findings: FindingList,
): Entity {
  const { imageUrl = '' } = entity;
  if (imageUrl.trim() === '') return { ...entity, imageUrl: undefined };
  const address = webAddress(imageUrl);
  if (address === null) {
    findings.leavesOut(
      'IMAGE_NOT_AN_ADDRESS',
      `${path}.imageUrl`,
      `The image of the ${one} "${entity.name}" is left out: "${imageUrl.slice(0, 100)}" is not an address on the web.`,
    );
  }
  return { ...entity, imageUrl: address ?? undefined };
}

/** An address as browsers read it: without blanks and line breaks around and in it, and encoded; null where it is none. */
export function webAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null;
}

export function pathText(start: string, path: readonly PropertyKey[]): string {
  let text = start;
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? String(step) : `.${String(step)}`;
  }
  return text;
}
