import type { OrderCodeTexts, ReasonTexts, RemedyTexts, TroubleTexts } from '../words.ts';

const reasons: ReasonTexts = {
  APP_REMOVED: {
    what: 'The app was removed from your site.',
    todo: 'Add it again from the Wix App Market.',
  },
  ACCOUNT_DISCONNECTED: { what: 'The POS was disconnected.', todo: 'Connect your POS again.' },
  ACCOUNT_INACTIVE: {
    what: 'Support has turned off the POS account.',
    todo: 'Ask support what to do.',
  },
  NOT_AUTHORIZED: { what: 'The POS is not connected yet.', todo: 'Connect your POS.' },
  AUTHORIZATION_REVOKED: {
    what: 'Your POS no longer allows access.',
    todo: 'Connect your POS again.',
  },
  ARCHIVED: {
    what: 'The location is archived on Wix.',
    todo: 'Restore it in Wix to take orders here.',
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
  SYSTEM_ERROR: 'The POS did not respond correctly.',
  ACCOUNT_NOT_FOUND: 'The POS account does not exist.',
  ACCOUNT_NOT_AUTHORIZED: 'The POS no longer allows access.',
  LOCATION_NOT_FOUND: 'The POS no longer has the location.',
  ACCOUNT_NOT_CONNECTED: 'The POS is not connected.',
  ACCOUNT_CONFIGURATION: 'The location is not ready for orders, or has no published menu.',
  PROMO_NOT_RECOGNIZED: 'The coupon is not valid.',
  PROMO_USER_INELIGIBLE: 'The coupon is not for this customer.',
  PROMO_ALREADY_USED: 'The coupon was used before.',
  PROMO_EXPIRED: 'The coupon has expired.',
  DISCOUNT: 'The discount is not right.',
  LOYALTY: 'The loyalty points are not right.',
  OUT_OF_SERVICE_AREA: 'The address is outside the delivery area.',
  AVAILABILITY_CHANGED: 'An item is sold out or no longer on the menu.',
  PRICE_CHANGED: 'A price has changed since the order was started.',
  NO_CAPACITY: 'The kitchen cannot take more orders right now.',
  CLOSED: 'The restaurant is closed at the time of the order.',
  REQUIREMENTS_NOT_MET: 'Something is missing, or this pickup or delivery option is not offered.',
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
    what: 'The order may not be in the kitchen.',
    todo: 'Check in the kitchen. Support has been notified.',
  },
  not_at_pos_yet: {
    what: 'The order is not in your POS yet.',
    todo: 'It is retried automatically. Check that your POS is online.',
  },
  never_reached_pos: {
    what: 'Your POS does not have the order.',
    todo: 'Enter it in the POS by hand, or refund it in Wix.',
  },
  not_accepted: {
    what: 'The kitchen has not accepted the order.',
    todo: 'Accept it in your POS.',
  },
  status_conflict: {
    what: 'Wix and your POS show different states of the order.',
    todo: 'Check the order in both. Support has been notified.',
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
    neverSynced: 'Menu not synced yet',
    switchedOff: {
      what: 'The integration is switched off in Wix for this location.',
      todo: 'Switch it on in the settings of Wix Restaurants Orders.',
    },
    noMenu: { what: 'Guests do not see the menu of your POS yet.', todo: 'Publish the menu.' },
    lastSync: 'Last sync',
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
    until: 'Resume at',
    pickLater: 'Choose a time in the future.',
    confirm: 'Pause',
    cancel: 'Cancel',
    paused: (until: string) => `Paused until ${until}`,
    allPaused: (until: string) => `All locations are paused until ${until}.`,
    resume: 'Resume orders',
    resumeAll: 'Resume all locations',
    done: 'Orders paused.',
    resumed: 'Orders resumed.',
  },

  troubles: {
    heading: 'Orders that did not go through',
    lead: 'Of the last 7 days.',
    none: 'Every order of the last 7 days went through.',
    checkouts: 'Stopped at the checkout',
    checkoutsLead: 'The guest was stopped before paying.',
    order: (number: string) => `Order ${number}`,
    at: (location: string) => `at ${location}`,
    times: (count: number) => (count === 1 ? 'once' : `${count} times`),
    last: (when: string) => `last ${when}`,
    kinds: troubleKinds,
    codes: orderCodes,
  },

  answers: {
    heading: 'What your POS can answer',
    lead: (pos: string) => `Order statuses of ${pos} and their meaning.`,
    statuses: 'States of an order',
    success: 'Success',
    noSuccess: 'Not a success',
    refusals: 'Why an order may be refused',
  },

  disconnect: {
    heading: 'Disconnect',
    lead: (pos: string) => `Remove the connection between your site and ${pos}.`,
    button: 'Disconnect…',
    title: 'What happens when you disconnect',
    effects: [
      'Your site stops taking orders for your POS at once.',
      'The menu stays on your site but is no longer updated.',
      'Access to your POS is revoked and our keys are deleted.',
      'Matched locations and history are kept. You can connect again at any time.',
    ],
    confirm: 'Disconnect now',
    cancel: 'Stay connected',
    done: 'POS disconnected.',
  },
};
