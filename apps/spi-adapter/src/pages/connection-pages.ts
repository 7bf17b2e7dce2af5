import type { ConnectionRefusal, LinkRefusal, ShownLink } from '@pos-bridge/core';
import type { Page } from './page.ts';

const startAgain =
  'Begin again where you came from: the settings page of the app on Wix, or the link that support sent you.';
const nothingKept = 'Nothing was stored.';

/** Before the POS's consent: what would be connected to what, and a way out. */
export const aboutToConnect = (
  { site, merchantName, posName }: Omit<Extract<ShownLink, { outcome: 'shown' }>, 'outcome'>,
  action: string,
): Page => ({
  status: 200,
  title:
    merchantName === null
      ? `Connect your restaurant to ${site}?`
      : `Connect ${merchantName} to ${site}?`,
  paragraphs: [
    `${posName} will ask you to let the app in. Then ${site} sells what is on the menu of ${merchantName ?? 'the restaurant whose account you choose there'}, and its orders go to that restaurant.`,
    'Is that not your site, or did a stranger send you this link? Then close this window: nothing was done.',
  ],
  button: { label: `Go on to ${posName}`, action },
});

export const connected = (merchantName: string, site: string): Page => ({
  status: 200,
  title: `${merchantName} is connected to ${site}`,
  paragraphs: [
    `Orders of ${site} go to ${merchantName} from now on. If that is not your site, disconnect it at your POS, and tell support.`,
    'You can close this window and go on in the settings page of the app on Wix.',
  ],
});

/** Why a connection to a POS ended here, and what the merchant does about it. */
export const connectionRefused: Readonly<Record<ConnectionRefusal | LinkRefusal['reason'], Page>> =
  {
    'link-refused': {
      status: 400,
      title: 'This link does not work any more',
      paragraphs: [
        'It was used already, or is more than a day old.',
        'Make a new one in the settings page of the app on Wix, or ask support for one.',
      ],
    },
    'link-of-another-browser': {
      status: 400,
      title: 'This link was opened in another browser',
      paragraphs: [
        'It belongs to the browser that went on with it first, which must accept cookies.',
        'Go on there, or make a new link in the settings page of the app on Wix.',
        nothingKept,
      ],
    },
    'state-refused': {
      status: 400,
      title: 'This connection has ended already',
      paragraphs: [
        'The address was used before, or more than ten minutes have passed since you began.',
        startAgain,
        nothingKept,
      ],
    },
    'other-browser': {
      status: 400,
      title: 'This connection began in another browser',
      paragraphs: [
        'It has to end in the browser in which it began, and that browser must accept cookies.',
        startAgain,
        nothingKept,
      ],
    },
    'consent-denied': {
      status: 400,
      title: 'Access was not allowed',
      paragraphs: [
        'The POS was not told to let the app in, so no orders or menus can pass.',
        'If that was a mistake:',
        startAgain,
      ],
    },
    'code-refused': {
      status: 400,
      title: 'The POS did not confirm the connection',
      paragraphs: ['The confirmation was used before, or is too old.', startAgain, nothingKept],
    },
    'app-not-installed': {
      status: 409,
      title: 'The app is not on your site any more',
      paragraphs: ['Add the app to your site on Wix first, then connect again.', nothingKept],
    },
    'other-merchant': {
      status: 409,
      title: 'That was another restaurant’s account',
      paragraphs: [
        'This connection belongs to one restaurant, and access was given to another one.',
        'Sign in to the POS with the restaurant’s own account.',
        startAgain,
        nothingKept,
      ],
    },
    'another-account-active': {
      status: 409,
      title: 'Your site is connected to another account',
      paragraphs: [
        'A site works with one POS account at a time.',
        'Disconnect the other account first, then connect this one.',
        nothingKept,
      ],
    },
  };

/** Something failed that is nobody's mistake here. */
export const connectionFailed: Page = {
  status: 503,
  title: 'The connection could not be finished just now',
  paragraphs: ['The POS may be away for a moment. Please wait a minute.', startAgain, nothingKept],
};
