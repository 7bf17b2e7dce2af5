/** Everything that can be wrong with a menu that a POS sent. */
export type MenuFindingCode =
  /** Not of the shape that a provider must return; the sentence says where and how. */
  | 'NOT_A_MENU'
  | 'NO_MENUS'
  | 'UNKNOWN_CURRENCY'
  | 'DUPLICATE_ID'
  | 'DANGLING_REFERENCE'
  | 'LISTED_TWICE'
  | 'NOT_REACHABLE'
  | 'EMPTY'
  | 'NAME_MISSING'
  | 'PRICE_NOT_MONEY'
  | 'TAX_NOT_A_RATE'
  | 'IMAGE_NOT_AN_ADDRESS'
  | 'TOO_MANY_PERIODS'
  | 'NEVER_OFFERED'
  | 'MIN_OVER_MAX'
  | 'MIN_OVER_CHOICES'
  | 'MAX_OVER_CHOICES'
  | 'NO_CHOICES'
  | 'SEVERAL_DEFAULTS';

/** One thing that is wrong with a menu, in words for the restaurant's people. */
export interface MenuFinding {
  readonly code: MenuFindingCode;
  /** `blocks`: the menu is not published. `reported`: it is, and somebody should look. */
  readonly severity: 'blocks' | 'reported';
  /** Where in the canonical menu, e.g. `dishes[3].optionGroups[0].max`. */
  readonly path: string;
  readonly sentence: string;
}

export class FindingList {
  readonly found: MenuFinding[] = [];

  blocks(code: MenuFindingCode, path: string, sentence: string): void {
    this.found.push({ code, severity: 'blocks', path, sentence });
  }

  reports(code: MenuFindingCode, path: string, sentence: string): void {
    this.found.push({ code, severity: 'reported', path, sentence });
  }
}
