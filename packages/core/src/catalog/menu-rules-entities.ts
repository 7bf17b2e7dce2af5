import { mostAvailabilityPeriods } from '@pos-bridge/wix';
import { amountOf } from '../money.ts';
import type {
  CanonicalCatalog,
  CanonicalDish,
  OpeningPeriod,
  OptionGroup,
} from './canonical-menu.ts';
import type { FindingList } from './menu-finding.ts';

/** Names, amounts, rates, hours and option groups: what can be judged one entity at a time. */
export function checkEntities(catalog: CanonicalCatalog, findings: FindingList): void {
  const decimals = currencyDecimals(catalog.currency);
  if (decimals === null) {
    findings.blocks('UNKNOWN_CURRENCY', 'currency', `"${catalog.currency}" is not a currency.`);
  }
  const money = { currency: catalog.currency, decimals: decimals ?? 2 };

  catalog.menus.forEach((menu, at) => {
    checkNamed(`menus[${at}]`, 'menu', menu, findings);
  });
  catalog.sections.forEach((section, at) => {
    checkNamed(`sections[${at}]`, 'section', section, findings);
  });
  catalog.dishes.forEach((dish, at) => {
    checkNamed(`dishes[${at}]`, 'dish', dish, findings);
    checkDish(`dishes[${at}]`, dish, money, findings);
  });
  catalog.variations.forEach((variation, at) => {
    checkNamed(`variations[${at}]`, 'variation', variation, findings);
  });
}

interface MoneyRule {
  readonly currency: string;
  readonly decimals: number;
}

interface NamedEntity {
  readonly posId: string;
  readonly name: string;
  readonly imageUrl?: string | undefined;
  readonly hours?: readonly OpeningPeriod[] | undefined;
}

function checkNamed(path: string, kind: string, entity: NamedEntity, findings: FindingList): void {
  if (entity.name.trim() === '') {
    findings.blocks(
      'NAME_MISSING',
      `${path}.name`,
      `The ${kind} with the id "${entity.posId}" has no name.`,
    );
  }
  const { imageUrl, hours } = entity;
  if (imageUrl !== undefined && imageUrl !== '' && !isWebAddress(imageUrl)) {
    findings.reports(
      'IMAGE_NOT_AN_ADDRESS',
      `${path}.imageUrl`,
      `The image of ${kind} "${entity.name}" is not an address on the web and is left out.`,
    );
  }
  if (hours === undefined) return;
  if (hours.length > mostAvailabilityPeriods) {
    findings.blocks(
      'TOO_MANY_PERIODS',
      `${path}.hours`,
      `The ${kind} "${entity.name}" has ${hours.length} opening periods; Wix takes ${mostAvailabilityPeriods} at most.`,
    );
  }
}

function checkDish(
  path: string,
  dish: CanonicalDish,
  money: MoneyRule,
  findings: FindingList,
): void {
  checkPrice(`${path}.price`, `The price of dish "${dish.name}"`, dish.price, money, findings);
  if (dish.taxRate !== undefined && !isRate(dish.taxRate)) {
    findings.blocks(
      'TAX_NOT_A_RATE',
      `${path}.taxRate`,
      `The tax rate of dish "${dish.name}" is "${dish.taxRate}", which is no percentage from 0 to 100.`,
    );
  }
  if (dish.fulfillmentTypes?.length === 0) {
    findings.reports(
      'NEVER_OFFERED',
      `${path}.fulfillmentTypes`,
      `Dish "${dish.name}" is offered neither for pickup nor for delivery nor at the table.`,
    );
  }
  dish.optionGroups.forEach((group, at) => {
    checkGroup(`${path}.optionGroups[${at}]`, dish, group, money, findings);
  });
}

function checkGroup(
  path: string,
  dish: CanonicalDish,
  group: OptionGroup,
  money: MoneyRule,
  findings: FindingList,
): void {
  const named = `"${group.name}" of dish "${dish.name}"`;
  if (group.name.trim() === '') {
    findings.blocks(
      'NAME_MISSING',
      `${path}.name`,
      `An option group of dish "${dish.name}" has no name.`,
    );
  }
  group.choices.forEach((choice, at) => {
    const owner = `The price of choice "${choice.variationPosId}" in ${named}`;
    checkPrice(`${path}.choices[${at}].price`, owner, choice.price, money, findings);
  });

  const choices = new Set(group.choices.map((choice) => choice.variationPosId)).size;
  if (choices === 0) {
    const sentence = `${named} offers no choices`;
    if (group.kind === 'SELECTION' || (group.min ?? 0) > 0) {
      findings.blocks(
        'NO_CHOICES',
        `${path}.choices`,
        `${sentence}, so nobody could order the dish.`,
      );
    } else {
      findings.reports('NO_CHOICES', `${path}.choices`, `${sentence} and is left out.`);
    }
    return;
  }
  if (group.kind === 'SELECTION' && group.choices.filter(({ isDefault }) => isDefault).length > 1) {
    findings.reports(
      'SEVERAL_DEFAULTS',
      `${path}.choices`,
      `${named} asks for one choice and has several defaults; the first one is taken.`,
    );
  }
  if (group.kind === 'EXTRAS') checkBounds(path, named, group, choices, findings);
}

function checkBounds(
  path: string,
  named: string,
  group: OptionGroup,
  choices: number,
  findings: FindingList,
): void {
  const { min = 0, max } = group;
  if (max !== undefined && min > max) {
    findings.blocks(
      'MIN_OVER_MAX',
      `${path}.min`,
      `${named} demands at least ${min} choices and allows at most ${max}.`,
    );
  } else if (min > choices) {
    findings.blocks(
      'MIN_OVER_CHOICES',
      `${path}.min`,
      `${named} demands at least ${min} choices and offers ${choices}.`,
    );
  } else if (max !== undefined && max > choices) {
    findings.reports(
      'MAX_OVER_CHOICES',
      `${path}.max`,
      `${named} allows ${max} choices and offers ${choices}.`,
    );
  }
}

function checkPrice(
  path: string,
  owner: string,
  price: string,
  { currency, decimals }: MoneyRule,
  findings: FindingList,
): void {
  const amount = amountOf(price);
  if (amount.lt(0)) {
    findings.blocks('PRICE_NOT_MONEY', path, `${owner} is negative (${price}).`);
  } else if (!amount.round(decimals).eq(amount)) {
    findings.blocks(
      'PRICE_NOT_MONEY',
      path,
      `${owner} is ${price}; ${currency} has ${decimals} decimals.`,
    );
  }
}

const knownCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function currencyDecimals(currency: string): number | null {
  if (!knownCurrencies.has(currency)) return null;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function isRate(text: string): boolean {
  if (!/^\d+(\.\d+)?$/.test(text)) return false;
  return amountOf(text).lte(100);
}

export function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}
