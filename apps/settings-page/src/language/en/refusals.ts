import type { RefusalTexts } from '../refusal-texts.ts';

export const refusals: RefusalTexts = {
  NOT_FROM_WIX: {
    title: 'Please open this page from your Wix dashboard',
    todo: 'This address was changed or did not come from Wix. In your Wix dashboard, choose the site and open the POS integration.',
  },
  ANOTHER_APP: {
    title: 'This address belongs to another app',
    todo: 'Wix opened it for a different app. In your Wix dashboard, open the POS integration from your apps.',
  },
  NOT_THE_OWNER: {
    title: 'Only people who manage the site can open this page',
    todo: 'You do not have permission to manage the site. Sign in to Wix as someone who does, then open the POS integration in the dashboard.',
  },
  TOO_OLD: {
    title: 'This page has expired',
    todo: 'To keep your site safe, the address works for only a few minutes. Reload your Wix dashboard and open the POS integration again.',
  },
  SESSION_OVER: {
    title: 'Your session has ended',
    todo: 'Your saved changes are kept. Reload your Wix dashboard to continue.',
  },
  APP_REMOVED: {
    title: 'The app is no longer on this site',
    todo: 'It was removed in Wix. Add it again from the Wix App Market, then open this page.',
  },
  ACCOUNT_NOT_FOUND: {
    title: 'POS account not found',
    todo: 'The account does not belong to this site. Open the POS integration from your Wix dashboard.',
  },
  CONFIGURATION_NOT_FOUND: {
    title: 'This location no longer exists',
    todo: 'It may have been deleted in Wix. The page now shows the current state.',
  },
  INVALID_REQUEST: {
    title: 'The request could not be processed',
    todo: 'Reload your Wix dashboard and try again. If it happens again, give support the number below.',
  },
  CONFLICT: {
    title: 'Something has changed in the meantime',
    todo: 'The page now shows the current state. Check it, then try again.',
  },
  UNAVAILABLE: {
    title: 'Service not available right now',
    todo: 'Nothing was changed. Wait a minute, then try again.',
  },
  WIX_BUSY: {
    title: 'Wix is busy',
    todo: 'Wix accepts no more requests for your site right now. Nothing was changed. Try again in a minute.',
  },
  FAULT: {
    title: 'Something went wrong on our side',
    todo: 'Try again. If it happens again, give support the number below.',
  },
  OFFLINE: {
    title: 'No connection',
    todo: 'Check your internet connection, then try again.',
  },
};
