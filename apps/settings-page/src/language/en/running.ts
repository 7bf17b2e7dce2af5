import type { OrderCodeTexts, ReasonTexts, RemedyTexts, TroubleTexts } from '../words.ts';

const reasons: ReasonTexts = {
  APP_REMOVED: {
    what: 'The app was removed from your site.',
    todo: 'Add it again from the Wix App Market.',
  },
  ACCOUNT_DISCONNECTED: { what: 'The POS was disconnected.', todo: 'Connect your POS again.' },
  ACCOUNT_INACTIVE: {
    what: 'Support has switched the POS account off.',
    todo: 'Ask support what to do.',
  },
  NOT_AUTHORIZED: { what: 'The POS is not connected yet.', todo: 'Connect your POS.' },
  AUTHORIZATION_REVOKED: {
    what: 'Your POS no longer lets us in.',
    todo: 'Connect your POS again.',
  },
  ARCHIVED: {
    what: 'The location is archived on Wix.',
    todo: 'Bring it back in Wix if you want orders from here.',
  },
  NOT_MAPPED: {
    what: 'The location is not matched with one of your POS.',
    todo: 'Match it with a location of your POS.',
  },
  POS_LOCATION_GONE: {
    what: 'Your POS no longer has this location.',
    todo: 'Match it with another location of your POS.',
  },
};

const remedies: RemedyTexts = {
  reinstall: null,
  reconnect: 'Connect the POS',
  activate: null,
  authorize: 'Connect the POS',
  map: 'Match the location',
  'unarchive-on-wix': null,
};

const orderCodes: OrderCodeTexts = {
  NONE: 'No reason was given.',
  OTHER: 'Another reason.',
  SYSTEM_ERROR: 'The POS did not answer as it should.',
  ACCOUNT_NOT_FOUND: 'The POS account is not there.',
  ACCOUNT_NOT_AUTHORIZED: 'The POS no longer lets us in.',
  LOCATION_NOT_FOUND: 'The POS no longer has the location.',
  ACCOUNT_NOT_CONNECTED: 'The POS is not connected.',
  ACCOUNT_CONFIGURATION: 'The location is not ready for orders, or has no published menu.',
  PROMO_NOT_RECOGNIZED: 'The coupon is not known.',
  PROMO_USER_INELIGIBLE: 'The coupon is not for this customer.',
  PROMO_ALREADY_USED: 'The coupon was used before.',
  PROMO_EXPIRED: 'The coupon has expired.',
  DISCOUNT: 'The discount is not right.',
  LOYALTY: 'The loyalty points are not right.',
  OUT_OF_SERVICE_AREA: 'The address is outside the delivery area.',
  AVAILABILITY_CHANGED: 'Something in the order has run out, or is no longer on the menu.',
  PRICE_CHANGED: 'A price has changed since the order was put together.',
  NO_CAPACITY: 'The kitchen takes no more orders right now.',
  CLOSED: 'The restaurant is closed at the time of the order.',
  REQUIREMENTS_NOT_MET: 'Something is missing, or this way of getting the order is not offered.',
  ORDER_TOTAL: 'The total is not right, or below the minimum.',
  ORDER_ITEM: 'A dish or a choice does not fit the menu.',
  ORDER_REJECTED: 'The kitchen refused the order.',
  PAYMENT_FAILED: 'The payment does not cover the total.',
  CUSTOMER_PHONE_MISSING: 'The customer’s phone number is missing.',
  CUSTOMER_EMAIL_MISSING: 'The customer’s e-mail is missing.',
  CUSTOMER_BLOCKED: 'The restaurant takes no orders from this customer.',
};

const troubleKinds: TroubleTexts = {
  refused: {
    what: 'Your POS refused the order.',
    todo: 'Call the customer, or refund the order in Wix.',
  },
  outcome_unknown: {
    what: 'Nobody knows yet whether the kitchen has the order.',
    todo: 'Look in the kitchen. Support is told, and finds out.',
  },
  not_at_pos_yet: {
    what: 'The order has not come to your POS yet.',
    todo: 'It is sent again by itself. Look whether your POS is online.',
  },
  never_reached_pos: {
    what: 'Your POS does not have the order.',
    todo: 'Enter it in the POS by hand, or refund it in Wix.',
  },
  not_accepted: {
    what: 'The kitchen has the order and has not accepted it.',
    todo: 'Accept it in your POS.',
  },
  status_conflict: {
    what: 'Wix and your POS say different things about the order.',
    todo: 'Look at it in both. Support is told.',
  },
  gone_from_pos: {
    what: 'Your POS no longer has the order.',
    todo: 'Enter it in the POS by hand, or refund it in Wix.',
  },
  duplicate_at_pos: {
    what: 'Your POS has the order twice.',
    todo: 'Cancel one of them in your POS.',
  },
};

export const running = {
  locations: {
    heading: 'Your locations',
    state: {
      problem: 'Problem',
      'not-ready': 'Not ready',
      paused: 'Paused',
      'no-menu': 'No menu yet',
      'switched-off': 'Switched off in Wix',
      'takes-orders': 'Takes orders',
    },
    inPos: (name: string) => `In your POS: ${name}`,
    lastSynced: (when: string) => `Menu synced ${when}`,
    neverSynced: 'The menu was never synced',
    switchedOff: {
      what: 'The integration is switched off in Wix for this location.',
      todo: 'Switch it on in the settings of Wix Restaurants Orders.',
    },
    noMenu: { what: 'Guests do not see the menu of your POS yet.', todo: 'Publish the menu.' },
    lastSync: 'What the last sync did',
    reasons,
    remedies,
  },

  pause: {
    button: 'Pause orders',
    buttonAll: 'Pause all locations',
    legend: 'For how long?',
    choices: {
      '30-minutes': '30 minutes',
      '1-hour': '1 hour',
      '2-hours': '2 hours',
      tomorrow: 'Until tomorrow morning',
      until: 'Until…',
    },
    until: 'Orders again from',
    pickLater: 'Pick a time that is still to come.',
    confirm: 'Pause',
    cancel: 'Cancel',
    paused: (until: string) => `No orders until ${until}`,
    allPaused: (until: string) => `No location takes orders until ${until}.`,
    resume: 'Take orders again',
    resumeAll: 'Take orders again everywhere',
    done: 'Orders are paused.',
    resumed: 'Orders come in again.',
  },

  troubles: {
    heading: 'Orders that did not go through',
    lead: 'Of the last 7 days.',
    none: 'Every order of the last 7 days went through.',
    checkouts: 'Stopped at the checkout',
    checkoutsLead: 'The guest was told before paying.',
    order: (number: string) => `Order ${number}`,
    at: (location: string) => `at ${location}`,
    times: (count: number) => (count === 1 ? 'once' : `${count} times`),
    last: (when: string) => `last ${when}`,
    kinds: troubleKinds,
    codes: orderCodes,
  },

  answers: {
    heading: 'What your POS can answer',
    lead: (pos: string) => `What ${pos} says about an order, and what it means.`,
    statuses: 'States of an order',
    success: 'All is well',
    noSuccess: 'Not a success',
    refusals: 'Why an order may be refused',
  },

  disconnect: {
    heading: 'Disconnect',
    lead: (pos: string) => `Take the connection between your site and ${pos} away.`,
    button: 'Disconnect…',
    title: 'What it means to disconnect',
    effects: [
      'Your site takes no orders for your POS any more, from this moment on.',
      'The menu stays on your site as it is, and is not kept up to date.',
      'We give the permission back to your POS and destroy our keys.',
      'How your locations are matched, and the history, are kept: you can connect again at any time.',
    ],
    confirm: 'Disconnect now',
    cancel: 'Stay connected',
    done: 'The POS is disconnected.',
  },
};
