import {
  amountOf,
  mostOf,
  type OptionChoice,
  type OptionGroup,
  optionChoiceSchema,
  optionGroupSchema,
} from '@pos-bridge/pos';
import { z } from 'zod';
import { plainLine } from '../../plain-text.ts';
import { canonicalJson } from '../versions/canonical-json.ts';
import type { Targets } from './judge-references.ts';
import type { FindingList, MenuFindingCode } from './menu-finding.ts';
import { leaveOutUnread } from './read-entities.ts';

const groupWithRawChoicesSchema = optionGroupSchema.extend({
  choices: z.array(z.unknown()).max(mostOf.choices),
});
type GroupWithRawChoices = z.infer<typeof groupWithRawChoicesSchema>;

/** What a dish is judged by beside itself. */
export interface DishContext {
  readonly currency: string;
  /** Of the currency. */
  readonly decimals: number;
  readonly variations: Targets;
  readonly findings: FindingList;
}

interface DishPlace {
  readonly path: string;
  readonly dish: { readonly name: string; readonly optionGroups: readonly unknown[] };
}

/** What becomes of a group: `goes` leaves the dish without it, `takes-dish` leaves the dish out as well. */
type Judged =
  | { readonly outcome: 'kept'; readonly group: OptionGroup }
  | { readonly outcome: 'goes' | 'takes-dish' };

/**
 * The option groups that can be asked about a dish; null where the dish cannot be sold without one that
 * has to be left out. A choice that cannot be offered is left out alone.
 */
export function judgeGroups(place: DishPlace, context: DishContext): OptionGroup[] | null {
  const judged = place.dish.optionGroups.map((raw, at) =>
    judgeGroup(raw, `${place.path}.optionGroups[${at}]`, place.dish.name, context),
  );
  if (judged.some(({ outcome }) => outcome === 'takes-dish')) return null;
  const groups = judged.flatMap((one) => (one.outcome === 'kept' ? [one.group] : []));
  return withOwnIds(groups, place, context);
}

function judgeGroup(raw: unknown, path: string, dishName: string, context: DishContext): Judged {
  const { findings } = context;
  const dish = `Dish "${dishName}"`;
  const parsed = groupWithRawChoicesSchema.safeParse(raw);
  if (!parsed.success) {
    // Nobody can tell whether the dish can be ordered without it.
    leaveOutUnread(path, dish, parsed.error, findings);
    return { outcome: 'takes-dish' };
  }
  const group = parsed.data;
  const named = `"${group.name}" of dish "${dishName}"`;
  const takesDish = (code: MenuFindingCode, member: string, why: string): Judged => {
    findings.leavesOut(code, `${path}.${member}`, `${dish} is left out: ${why}.`);
    return { outcome: 'takes-dish' };
  };
  const goes = (code: MenuFindingCode, member: string, what: string): Judged => {
    if (isRequired(group))
      return takesDish(code, member, `${what}, and a guest has to choose from it`);
    findings.leavesOut(code, `${path}.${member}`, `${what} and is left out.`);
    return { outcome: 'goes' };
  };

  if (plainLine(group.name) === '') {
    return goes('NAME_MISSING', 'name', `An option group of dish "${dishName}" has no name`);
  }
  const { choices, lowersPrice } = judgeChoices(group, path, named, context);
  if (lowersPrice !== undefined) {
    const why = `choosing "${lowersPrice.variationPosId}" in "${group.name}" lowers its price (${lowersPrice.price}), which Wix cannot show`;
    return takesDish('CHOICE_LOWERS_PRICE', 'choices', why);
  }
  const count = new Set(choices.map(({ variationPosId }) => variationPosId)).size;
  if (count === 0) return goes('NO_CHOICES', 'choices', `${named} offers no choices`);
  if (group.kind === 'SELECTION' && choices.filter(({ isDefault }) => isDefault).length > 1) {
    findings.reports(
      'SEVERAL_DEFAULTS',
      `${path}.choices`,
      `${named} asks for one choice and has several defaults; the first one is taken.`,
    );
  }
  const { min = 0, max } = group;
  if (group.kind === 'EXTRAS') {
    const asks = `"${group.name}" demands at least ${min} choices`;
    if (max !== undefined && min > max) {
      return takesDish('MIN_OVER_MAX', 'min', `${asks} and allows at most ${max}`);
    }
    if (min > count) {
      const why = `${asks} and offers ${count}, each of which can be chosen once on Wix`;
      return takesDish('MIN_OVER_CHOICES', 'min', why);
    }
    if (max === 0) return goes('NONE_ALLOWED', 'max', `${named} allows no choice at all`);
    if (max !== undefined && max > count) {
      findings.reports(
        'MAX_OVER_CHOICES',
        `${path}.max`,
        `${named} allows ${max} choices and offers ${count}, each of which can be chosen once on Wix.`,
      );
    }
  }
  return { outcome: 'kept', group: { ...group, choices } };
}

const isRequired = ({ kind, min = 0 }: GroupWithRawChoices): boolean =>
  kind === 'SELECTION' || (kind === 'EXTRAS' && min > 0);

function judgeChoices(
  group: GroupWithRawChoices,
  path: string,
  named: string,
  context: DishContext,
): { readonly choices: OptionChoice[]; readonly lowersPrice: OptionChoice | undefined } {
  const { findings, variations } = context;
  const listed = new Set<string>();
  let lowersPrice: OptionChoice | undefined;
  const choices = group.choices.flatMap((raw, at): OptionChoice[] => {
    const place = `${path}.choices[${at}]`;
    const parsed = optionChoiceSchema.safeParse(raw);
    if (!parsed.success) {
      leaveOutUnread(place, `A choice in ${named}`, parsed.error, findings);
      return [];
    }
    const choice = parsed.data;
    const { variationPosId: id } = choice;
    if (listed.has(id)) {
      const sentence = `${named} lists the choice "${id}" twice; it is shown once.`;
      findings.reports('LISTED_TWICE', place, sentence);
    }
    listed.add(id);
    if (!variations.keptIds.has(id)) {
      if (!variations.sent.has(id)) {
        const sentence = `The choice "${id}" in ${named} is left out: the POS did not send it.`;
        findings.leavesOut('DANGLING_REFERENCE', place, sentence);
      }
      return [];
    }
    if (amountOf(choice.price).lt(0)) {
      lowersPrice ??= choice;
      return [];
    }
    const wrong = whatIsWrongWithPrice(choice.price, context);
    if (wrong === null) return [choice];
    const sentence = `The choice "${id}" in ${named} is left out: its price ${wrong}.`;
    findings.leavesOut('PRICE_NOT_MONEY', `${place}.price`, sentence);
    return [];
  });
  return { choices, lowersPrice };
}

/** What comes after "its price"; null where nothing is wrong. */
export function whatIsWrongWithPrice(
  price: string,
  { currency, decimals }: Pick<DishContext, 'currency' | 'decimals'>,
): string | null {
  const amount = amountOf(price);
  if (amount.lt(0)) return `is negative (${price})`;
  if (!amount.round(decimals).eq(amount)) {
    return `is ${price}, and ${currency} has ${decimals} decimals`;
  }
  return null;
}

/** Orders name a group by its id: of two that share one nobody can tell which was answered. */
function withOwnIds(
  groups: readonly OptionGroup[],
  { path, dish }: DishPlace,
  { findings }: DishContext,
): OptionGroup[] | null {
  const unique = new Map<string, OptionGroup>();
  for (const group of groups) {
    const other = unique.get(group.posId);
    if (other !== undefined && canonicalJson(other) !== canonicalJson(group)) {
      findings.leavesOut(
        'DUPLICATE_ID',
        `${path}.optionGroups`,
        `Dish "${dish.name}" is left out: its option groups "${other.name}" and "${group.name}" share the id "${group.posId}".`,
      );
      return null;
    }
    unique.set(group.posId, group);
  }
  return [...unique.values()];
}
