/** Why a catalog sync failed (contract §2). */
export const syncFailureCodes = [
  'NONE',
  'OTHER',
  'SYSTEM_ERROR',
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_NOT_AUTHORIZED',
  'LOCATION_NOT_FOUND',
  'ACCOUNT_NOT_CONNECTED',
  'ACCOUNT_CONFIGURATION',
  'OVERLOADED_MENU',
] as const;
export type SyncFailureCode = (typeof syncFailureCodes)[number];

/** Why an order was refused (contract §2): the sync codes less OVERLOADED_MENU, and the order's own. */
export const orderErrorCodes = [
  'NONE',
  'OTHER',
  'SYSTEM_ERROR',
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_NOT_AUTHORIZED',
  'LOCATION_NOT_FOUND',
  'ACCOUNT_NOT_CONNECTED',
  'ACCOUNT_CONFIGURATION',
  'PROMO_NOT_RECOGNIZED',
  'PROMO_USER_INELIGIBLE',
  'PROMO_ALREADY_USED',
  'PROMO_EXPIRED',
  'DISCOUNT',
  'LOYALTY',
  'OUT_OF_SERVICE_AREA',
  'AVAILABILITY_CHANGED',
  'PRICE_CHANGED',
  'NO_CAPACITY',
  'CLOSED',
  'REQUIREMENTS_NOT_MET',
  'ORDER_TOTAL',
  'ORDER_ITEM',
  'ORDER_REJECTED',
  'PAYMENT_FAILED',
  'CUSTOMER_PHONE_MISSING',
  'CUSTOMER_EMAIL_MISSING',
  'CUSTOMER_BLOCKED',
] as const;
export type OrderErrorCode = (typeof orderErrorCodes)[number];
