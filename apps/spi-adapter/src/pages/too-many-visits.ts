import type { Page } from './page.ts';

export const tooManyVisits: Page = {
  status: 429,
  title: 'Too many visits from your network',
  paragraphs: [
    'Please wait a minute, then open the same address again.',
    'Nothing is lost: a link that you were given still works.',
  ],
};
