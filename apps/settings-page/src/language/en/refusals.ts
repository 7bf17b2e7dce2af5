import type { RefusalTexts } from '../refusal-texts.ts';

export const refusals: RefusalTexts = {
  NOT_FROM_WIX: {
    title: 'Please open this page from your Wix dashboard',
    todo: 'This address was changed on the way, or did not come from Wix. Go to your Wix dashboard, choose the site, and open the POS integration there.',
  },
  ANOTHER_APP: {
    title: 'This address belongs to another app',
    todo: 'Wix opened it for an app that is not this one. Go to your Wix dashboard and open the POS integration from the list of your apps.',
  },
  NOT_THE_OWNER: {
    title: 'Only people who manage the site can open this page',
    todo: 'You came here as a visitor, or as a person without that permission. Sign in to Wix as somebody who manages it, then open the POS integration in the dashboard.',
  },
  TOO_OLD: {
    title: 'This page was opened too long ago',
    todo: 'To keep your site safe, the address works for a few minutes only. Reload your Wix dashboard and open the POS integration again.',
  },
  SESSION_OVER: {
    title: 'Your time on this page is over',
    todo: 'Everything that you saved is kept. Reload your Wix dashboard to go on.',
  },
  APP_REMOVED: {
    title: 'The app is not on this site any more',
    todo: 'It was removed from the site in Wix. Add it again from the Wix App Market, then open this page once more.',
  },
  ACCOUNT_NOT_FOUND: {
    title: 'This site has no such POS account',
    todo: 'The address names an account that is not one of this site’s. Open the POS integration from your Wix dashboard.',
  },
  CONFIGURATION_NOT_FOUND: {
    title: 'This location is not there any more',
    todo: 'It may have been deleted in Wix in the meantime. The page shows how things stand now.',
  },
  INVALID_REQUEST: {
    title: 'That could not be read',
    todo: 'Reload your Wix dashboard and try again. If it happens again, tell support the number below.',
  },
  CONFLICT: {
    title: 'Things have changed in the meantime',
    todo: 'The page shows how things stand now. Look again, then decide.',
  },
  UNAVAILABLE: {
    title: 'We cannot reach what we need right now',
    todo: 'Nothing was changed. Wait a minute, then try again.',
  },
  WIX_BUSY: {
    title: 'Wix is busy',
    todo: 'Wix takes no more questions about your site just now. Nothing was changed. Try again in a minute.',
  },
  FAULT: {
    title: 'Something went wrong on our side',
    todo: 'Try again. If it happens again, tell support the number below.',
  },
  OFFLINE: {
    title: 'There is no connection',
    todo: 'Check your internet connection, then try again.',
  },
};
