import { mendedText } from '@pos-bridge/storable';

/** Everything that can be wrong with a menu that a POS sent. */
export type MenuFindingCode =
  /** Not of the shape that a provider must return; the sentence says where and how. */
  | 'NOT_A_MENU'
  | 'NO_MENUS'
  /** Not one dish is left that a guest could order. */
  | 'NOTHING_TO_SELL'
  | 'UNKNOWN_CURRENCY'
  | 'DUPLICATE_ID'
  | 'DANGLING_REFERENCE'
  | 'LISTED_TWICE'
  | 'NOT_REACHABLE'
  | 'EMPTY'
  | 'NAME_MISSING'
  | 'PRICE_NOT_MONEY'
  | 'CHOICE_LOWERS_PRICE'
  | 'TAX_NOT_A_RATE'
  | 'IMAGE_NOT_AN_ADDRESS'
  | 'TOO_MANY_PERIODS'
  | 'NEVER_OFFERED'
  | 'MIN_OVER_MAX'
  | 'MIN_OVER_CHOICES'
  | 'MAX_OVER_CHOICES'
  | 'NONE_ALLOWED'
  | 'NO_CHOICES'
  | 'SEVERAL_DEFAULTS';

/** Heaviest first. */
export const menuFindingSeverities = ['blocks', 'left_out', 'reported'] as const;
/**
 * `blocks`: the menu is not published. `left_out`: the menu is published without what the finding
 * names. `reported`: it is published, and somebody should look.
 */
export type MenuFindingSeverity = (typeof menuFindingSeverities)[number];

/** One thing that is wrong with a menu, in words for the restaurant's people. */
export interface MenuFinding {
  readonly code: MenuFindingCode;
  readonly severity: MenuFindingSeverity;
  /** Where in the menu that the POS sent, e.g. `dishes[3].optionGroups[0].max`. */
  readonly path: string;
  /** The same in words, by the names of the menu; rows of before have none. */
  readonly place?: string;
  readonly sentence: string;
}

/** Its sentences can be stored, whatever of the menu they quote. */
export class FindingList {
  readonly #found: MenuFinding[] = [];

  blocks(code: MenuFindingCode, path: string, sentence: string): void {
    this.#found.push({ code, severity: 'blocks', path, sentence: mendedText(sentence) });
  }

  leavesOut(code: MenuFindingCode, path: string, sentence: string): void {
    this.#found.push({ code, severity: 'left_out', path, sentence: mendedText(sentence) });
  }

  reports(code: MenuFindingCode, path: string, sentence: string): void {
    this.#found.push({ code, severity: 'reported', path, sentence: mendedText(sentence) });
  }

  get heaviestFirst(): MenuFinding[] {
    return menuFindingSeverities.flatMap((severity) =>
      this.#found.filter((finding) => finding.severity === severity),
    );
  }
}
