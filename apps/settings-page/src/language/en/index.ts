import { masters } from './masters.ts';
import { menus } from './menus.ts';
import { refusals } from './refusals.ts';
import { running } from './running.ts';
import { setUp } from './set-up.ts';

export const en = {
  pageTitle: 'POS integration',
  opening: 'Opening…',
  tryAgain: 'Try again',
  supportNumber: (number: string) => `Number for support: ${number}`,
  stale: 'No connection. This page may be out of date. Reconnecting…',
  account: 'POS account',
  overall: {
    setUp: (done: number, of: number) => `Set-up: ${done} of ${of}`,
    allGood: 'Takes orders',
    someGood: (good: number, of: number) => `${good} of ${of} locations take orders`,
    trouble: 'Needs attention',
    finished: 'Set-up complete. Your site takes orders for your POS.',
  },
  setUp,
  masters,
  menus,
  running,
  refusals,
};

/** Every text of the page; another language has all of them. */
export type Texts = typeof en;
