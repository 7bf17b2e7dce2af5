import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../server/router.ts';

/** Why an order is refused, as the contract with Wix has it. */
export type OrderCode = inferRouterOutputs<AppRouter>['orders']['vocabulary']['codes'][number];

export const codeLabels: Readonly<Record<OrderCode, string>> = {
  NONE: 'No error',
  OTHER: 'Another reason',
  SYSTEM_ERROR: 'Technical error',
  ACCOUNT_NOT_FOUND: 'Account unknown',
  ACCOUNT_NOT_AUTHORIZED: 'POS denies access',
  LOCATION_NOT_FOUND: 'Location unknown',
  ACCOUNT_NOT_CONNECTED: 'POS not connected',
  ACCOUNT_CONFIGURATION: 'Location not ready',
  PROMO_NOT_RECOGNIZED: 'Promotion unknown',
  PROMO_USER_INELIGIBLE: 'Promotion not for this guest',
  PROMO_ALREADY_USED: 'Promotion already used',
  PROMO_EXPIRED: 'Promotion expired',
  DISCOUNT: 'Wrong discount',
  LOYALTY: 'Wrong loyalty savings',
  OUT_OF_SERVICE_AREA: 'Outside the delivery area',
  AVAILABILITY_CHANGED: 'Sold out or off the menu',
  PRICE_CHANGED: 'Price changed',
  NO_CAPACITY: 'Kitchen too busy',
  CLOSED: 'Closed or paused',
  REQUIREMENTS_NOT_MET: 'Requirements of the restaurant not met',
  ORDER_TOTAL: 'Amounts do not add up',
  ORDER_ITEM: 'Item cannot be ordered this way',
  ORDER_REJECTED: 'Not taken by the kitchen',
  PAYMENT_FAILED: 'Payment missing or failed',
  CUSTOMER_PHONE_MISSING: 'Phone missing',
  CUSTOMER_EMAIL_MISSING: 'E-mail missing',
  CUSTOMER_BLOCKED: 'Guest blocked',
};

const isKnown = (code: string): code is OrderCode => Object.hasOwn(codeLabels, code);

/** A code from a place that may hold others, which stay as they are. */
export const codeInWords = (code: string): string => (isKnown(code) ? codeLabels[code] : code);

/** For a choice among codes: the word, and the code that engineers quote. */
export const codeWithWords = (code: OrderCode): string => `${codeLabels[code]} (${code})`;
