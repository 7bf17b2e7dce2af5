/** The values of WixOrder's enums that the contract (§2) knows; others are kept as they come. */

export const dishOptionTypes = [
  'UNSPECIFIED_DISPLAY_TYPE',
  'SELECTION',
  'EXTRAS',
  'DESELECTION',
] as const;

export const catalogDiscountTypes = [
  'UNSPECIFIED_TYPE',
  'OFF_ITEM',
  'OFF_ORDER',
  'OFF_ORDER_MANAGER_DISCOUNT',
] as const;

export const paymentTypes = [
  'UNSPECIFIED_PAYMENT_TYPE',
  'CASH',
  'CREDIT',
  'DELIVERY_CLUB',
  'DELIVERY_COM',
  'BITPAY',
  'CELLARIX',
  'BITSOFGOLD',
  'MULTIPASS',
  'TENBIS',
  'PAYPAL',
  'MYSODEXO',
  'WIX_PAYMENTS',
] as const;

export const orderFulfillmentTypes = [
  'UNSPECIFIED_FULFILLMENT_TYPE',
  'PICKUP',
  'DELIVERY',
  'DINE_IN',
] as const;

export const onArrivalTypes = ['UNSPECIFIED_ON_ARRIVAL_TYPE', 'BUZZ_DOOR', 'CALL_ME'] as const;

/** Order status on Wix: PENDING (payment not cleared) → NEW → ACCEPTED → FULFILLED, or CANCELED (contract §3). */
export const wixOrderStatuses = ['PENDING', 'NEW', 'ACCEPTED', 'FULFILLED', 'CANCELED'] as const;
