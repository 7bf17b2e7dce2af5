import type { InstallationRefusal } from '@pos-bridge/core';
import type { Page } from './page.ts';

const startAgain = 'Open your site’s dashboard on Wix, go to Apps, and add or open the app again.';
const nothingKept = 'Nothing was stored, and nothing on your site was changed.';

/** Why an installation ended here, and what the site owner does about it. */
export const installationRefused: Readonly<Record<InstallationRefusal | 'no-token', Page>> = {
  'no-token': {
    status: 400,
    title: 'The installation begins on Wix',
    paragraphs: ['This page opens from Wix and cannot be opened by itself.', startAgain],
  },
  incomplete: {
    status: 400,
    title: 'Something is missing from this address',
    paragraphs: ['Wix sends more than what arrived here.', startAgain, nothingKept],
  },
  'state-refused': {
    status: 400,
    title: 'This installation has ended already',
    paragraphs: [
      'The address was used before, or more than ten minutes have passed since the installation began.',
      'If the app is on your site, you are done. Otherwise:',
      startAgain,
      nothingKept,
    ],
  },
  'other-browser': {
    status: 400,
    title: 'This installation began in another browser',
    paragraphs: [
      'It has to end in the browser in which it began, and that browser must accept cookies.',
      startAgain,
      nothingKept,
    ],
  },
  'code-refused': {
    status: 400,
    title: 'Wix did not confirm the installation',
    paragraphs: [
      'The confirmation was used before, or is more than ten minutes old.',
      startAgain,
      nothingKept,
    ],
  },
  'other-site': {
    status: 400,
    title: 'The confirmation belongs to another site',
    paragraphs: [
      'What Wix confirmed is not the site that the app is being added to.',
      startAgain,
      nothingKept,
    ],
  },
};

/** Something failed that is nobody's mistake here. */
export const installationFailed: Page = {
  status: 503,
  title: 'The installation could not be finished just now',
  paragraphs: ['Please wait a minute, then begin again.', startAgain, nothingKept],
};
