/**
 * So long may the lists of a location and of its menu be: far longer than anybody's, so that what is longer is
 * no menu. A dish with a longer list is left out; the menu lives on. Where Wix names a limit, it is said.
 */
export const mostOf = {
  /** Wix takes 100 periods; several of a POS may become one of Wix's. */
  periods: 500,
  /** Wix's order of one dish is read with at most 200 options, and with 500 choices of each. */
  optionGroups: 200,
  choices: 500,
  labels: 100,
  /** There are three; a POS may name one twice. */
  fulfillmentTypes: 20,
  menus: 1_000,
  /** Of the whole menu; the largest that anybody told of has a few thousand. */
  sections: 50_000,
  dishes: 50_000,
  variations: 50_000,
} as const;
