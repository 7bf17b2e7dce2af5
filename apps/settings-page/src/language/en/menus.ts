import type { FindingTexts, SeverityTexts, SyncFailureTexts, SyncPhaseTexts } from '../words.ts';

const phases: SyncPhaseTexts = {
  waiting: 'Waiting for its turn…',
  reading: 'Reading the menu of your POS…',
  checking: 'Comparing it with your site…',
  writing: 'Writing it to your site…',
  publishing: 'Publishing…',
  proving: 'Checking that your site shows it…',
};

const failures: SyncFailureTexts = {
  NONE: { what: 'The sync was stopped.', todo: 'Your site still shows the previous menu.' },
  OTHER: {
    what: 'The menu could not be published.',
    todo: 'See the details below. Fix the menu in your POS, then sync again.',
  },
  SYSTEM_ERROR: {
    what: 'Your POS or Wix did not respond correctly.',
    todo: 'Wait a few minutes, then sync again.',
  },
  ACCOUNT_NOT_FOUND: {
    what: 'The POS account is not active.',
    todo: 'Ask support to switch it on again.',
  },
  ACCOUNT_NOT_AUTHORIZED: {
    what: 'Your POS no longer allows access.',
    todo: 'Connect your POS again, then sync.',
  },
  LOCATION_NOT_FOUND: {
    what: 'The location no longer exists in your POS or on Wix.',
    todo: 'Match the location again, then sync.',
  },
  ACCOUNT_NOT_CONNECTED: {
    what: 'The site is no longer connected to the POS.',
    todo: 'Connect your POS again, then sync.',
  },
  ACCOUNT_CONFIGURATION: {
    what: 'The location is not matched with one of your POS.',
    todo: 'Match it above, then sync.',
  },
  OVERLOADED_MENU: {
    what: 'The menu is larger than Wix can hold.',
    todo: 'Take dishes or options out of the menu in your POS, then sync again.',
  },
};

const severities: SeverityTexts = {
  blocks: 'Nothing was published.',
  left_out: 'Left out of your site.',
  reported: 'Please check.',
};

const findings: FindingTexts = {
  NOT_A_MENU: 'Your POS sent something that is not a menu. Ask support.',
  NO_MENUS: 'Your POS sent no menu at all.',
  NOTHING_TO_SELL: 'No dish of the menu can be published.',
  UNKNOWN_CURRENCY: 'Wix does not support the currency.',
  DUPLICATE_ID: 'Several things in the menu have the same id. Delete all but one in your POS.',
  DANGLING_REFERENCE: 'The menu refers to something that your POS did not send.',
  LISTED_TWICE: 'Listed twice in the same place: it is shown once.',
  NOT_REACHABLE: 'It is not in any menu section.',
  EMPTY: 'It is empty.',
  NAME_MISSING: 'It has no name. Add one in your POS.',
  PRICE_NOT_MONEY: 'The price is not an amount of money. Correct it in your POS.',
  CHOICE_LOWERS_PRICE:
    'A choice makes the dish cheaper, which Wix cannot show. In your POS, give the dish its lowest price and let the other choices add to it.',
  TAX_NOT_A_RATE: 'The tax is not a percentage. Correct it in your POS.',
  IMAGE_NOT_AN_ADDRESS: 'The address of the photo does not work on the web.',
  TOO_MANY_PERIODS: 'More serving hours than Wix can hold.',
  NEVER_OFFERED: 'Offered neither for pickup nor for delivery, so that guests do not see it.',
  MIN_OVER_MAX: 'Asks for more choices than it allows. Correct it in your POS.',
  MIN_OVER_CHOICES:
    'Asks for more choices than there are, and each can be chosen once on Wix. Correct it in your POS.',
  MAX_OVER_CHOICES: 'Allows more choices than there are: each can be chosen once on Wix.',
  NONE_ALLOWED: 'A group of options allows no choice. Set how many may be chosen in your POS.',
  NO_CHOICES: 'A group of options has no choices.',
  SEVERAL_DEFAULTS: 'Several choices are set as the usual one: the first is taken.',
};

const count = (one: string, many: string) => (number: number) =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

export const menus = {
  title: 'Publish your menu',
  lead: 'Your menu is copied from the POS and published all at once.',
  warning: {
    title: 'The menus that your site has now will be disabled',
    text: 'The first sync replaces them with the menu of your POS. Nothing is deleted: Wix keeps them in its archive.',
    names: 'These will be disabled:',
    none: 'Your site has no menus here. Nothing is disabled.',
    at: (location: string, names: readonly string[]) => `${location}: ${names.join(', ')}`,
    understood: 'I understand that the menus on my site will be disabled',
  },
  preview: {
    working: 'Checking what will be published…',
    publish: (what: string) => `Will be published: ${what}.`,
    takes: (seconds: number) =>
      seconds < 60
        ? 'It takes less than a minute.'
        : `It takes about ${Math.ceil(seconds / 60)} minutes.`,
  },
  kinds: {
    menus: count('menu', 'menus'),
    sections: count('section', 'sections'),
    dishes: count('dish', 'dishes'),
    variations: count('option', 'options'),
  },
  added: (what: string) => `${what} new`,
  changed: (what: string) => `${what} changed`,
  removed: (what: string) => `${what} removed`,
  publish: (number: number) => (number < 2 ? 'Publish the menu' : `Publish ${number} menus`),
  sync: 'Sync the menu',
  syncAgain: 'Sync again',
  phases,
  percent: (percent: number) => `${percent}% done`,
  waits: (until: string) => `No response. The sync continues automatically at ${until}.`,
  started: 'Sync started.',
  published: (when: string) => `Published ${when}`,
  upToDate: (when: string) => `Checked ${when}: no changes`,
  failed: (when: string) => `Failed ${when}`,
  archived: 'Disabled on your site',
  leftOut: (number: number) =>
    number === 1 ? '1 item to check in your POS' : `${number} items to check in your POS`,
  blocks: 'Fix this before the menu can be published',
  more: (number: number) => `and ${number} more`,
  details: 'Details',
  failures,
  severities,
  findings,
  notReady: 'Ready once the location is matched and the POS is connected.',
  noneMatched: 'Match a location first.',
  allPublished: 'The menu of every location is published.',
  somePublished: (published: number, of: number) => `Published at ${published} of ${of} locations.`,
};
