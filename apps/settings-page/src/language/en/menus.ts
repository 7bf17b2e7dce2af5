import type { FindingTexts, SeverityTexts, SyncFailureTexts, SyncPhaseTexts } from '../words.ts';

const phases: SyncPhaseTexts = {
  waiting: 'Waiting for its turn…',
  reading: 'Reading the menu of your POS…',
  checking: 'Checking it against your site…',
  writing: 'Writing it to your site…',
  publishing: 'Publishing…',
  proving: 'Making sure that your site shows it…',
};

const failures: SyncFailureTexts = {
  NONE: { what: 'The sync was stopped.', todo: 'Your site shows what it showed before.' },
  OTHER: {
    what: 'The menu could not be published.',
    todo: 'See the details below. Mend the menu in your POS, then sync again.',
  },
  SYSTEM_ERROR: {
    what: 'Your POS or Wix did not answer as it should.',
    todo: 'Wait a few minutes, then sync again.',
  },
  ACCOUNT_NOT_FOUND: {
    what: 'The POS account is not active.',
    todo: 'Ask support to switch it on again.',
  },
  ACCOUNT_NOT_AUTHORIZED: {
    what: 'Your POS no longer lets us in.',
    todo: 'Connect your POS again, then sync.',
  },
  LOCATION_NOT_FOUND: {
    what: 'The location is no longer there, in your POS or on Wix.',
    todo: 'Match the location anew, then sync.',
  },
  ACCOUNT_NOT_CONNECTED: {
    what: 'The site is not connected with the POS any more.',
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
  reported: 'Please look.',
};

const findings: FindingTexts = {
  NOT_A_MENU: 'Your POS sent something that is not a menu. Ask support.',
  NO_MENUS: 'Your POS sent no menu at all.',
  NOTHING_TO_SELL: 'Not one dish of the menu can be published.',
  UNKNOWN_CURRENCY: 'The currency is not one that Wix knows.',
  DUPLICATE_ID: 'Several things in the menu have the same id. Delete all but one in your POS.',
  DANGLING_REFERENCE: 'The menu names something that your POS did not send.',
  LISTED_TWICE: 'Listed twice in the same place: it is shown once.',
  NOT_REACHABLE: 'It stands in no section of a menu.',
  EMPTY: 'Has nothing in it.',
  NAME_MISSING: 'Has no name. Give it one in your POS.',
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
  lead: 'Your menu comes over from the POS, all at once: guests never see half of it.',
  warning: {
    title: 'The menus that your site has now will be disabled',
    text: 'With the first sync they disappear from your site, and guests see the menu of your POS instead. Nothing is deleted: Wix keeps them in its archive, where you can look at them.',
    names: 'These will be disabled:',
    none: 'Your site has no menu of its own here, so that nothing is disabled.',
    at: (location: string, names: readonly string[]) => `${location}: ${names.join(', ')}`,
    understood: 'I understand that the menus on my site will be disabled',
  },
  preview: {
    working: 'Looking what will be published…',
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
  waits: (until: string) => `Something did not answer; it goes on by itself at ${until}.`,
  started: 'The sync has begun.',
  published: (when: string) => `Published ${when}`,
  upToDate: (when: string) => `Checked ${when}: nothing had changed`,
  failed: (when: string) => `Did not work ${when}`,
  archived: 'Disabled on your site',
  leftOut: (number: number) =>
    number === 1 ? 'One thing to look at in your POS' : `${number} things to look at in your POS`,
  blocks: 'This has to be mended before the menu can be published',
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
