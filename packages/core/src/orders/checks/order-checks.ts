import type { OrderErrorCode } from '@pos-bridge/wix';

/**
 * Who decides where a check fails. `binding`: the bridge by itself, and nobody outvotes it: the order is
 * not valid, and is not created. `opinion`: the POS's word wins where it says one; without one, ours stands.
 */
export type CheckWeight = 'binding' | 'opinion';

interface OrderCheck {
  readonly weight: CheckWeight;
  readonly code: OrderErrorCode;
  readonly title: string;
  /** What it looks at, and the sentence of its finding, where it passes as it usually does. */
  readonly path: string;
  readonly passed: string;
}

/**
 * Every question that the bridge asks about an order before it may reach the POS, in the order in
 * which findings are reported. The ids are stable: rows, the console and exports name them.
 * `code` is the contract's order code (§2) of a failure, unless a finding carries a closer one.
 */
export const orderChecks = {
  'account.authorized': {
    weight: 'binding',
    code: 'ACCOUNT_NOT_AUTHORIZED',
    title: 'Account authorized',
    path: '',
    passed: 'The POS account is authorized.',
  },
  'configuration.ready': {
    weight: 'binding',
    code: 'ACCOUNT_CONFIGURATION',
    title: 'Location ready',
    path: '',
    passed: 'The location is ready for orders.',
  },
  'catalog.published': {
    weight: 'binding',
    code: 'ACCOUNT_CONFIGURATION',
    title: 'Menu published',
    path: '',
    passed: 'A menu is published.',
  },
  'ordering.unpaused': {
    weight: 'binding',
    code: 'CLOSED',
    title: 'Ordering not paused',
    path: '',
    passed: 'Nobody has paused ordering for that time.',
  },
  'order.sendable': {
    weight: 'binding',
    code: 'ORDER_ITEM',
    title: 'Can be put to the POS',
    path: '',
    passed: 'Everything in it can be said in the POS’s own words.',
  },
  'total.plausible': {
    weight: 'binding',
    code: 'ORDER_TOTAL',
    title: 'Total near the lines',
    path: '/totals/total',
    passed: 'The total is near what the lines and charges come to.',
  },
  'location.open': {
    weight: 'opinion',
    code: 'CLOSED',
    title: 'POS takes orders for the location',
    path: '',
    passed: 'The location takes orders.',
  },
  'fulfillment.offered': {
    weight: 'opinion',
    code: 'REQUIREMENTS_NOT_MET',
    title: 'Fulfillment offered',
    path: '/fulfillment/type',
    passed: 'The location offers this way of fulfillment.',
  },
  'fulfillment.details': {
    weight: 'opinion',
    code: 'REQUIREMENTS_NOT_MET',
    title: 'Fulfillment details complete',
    path: '/fulfillment',
    passed: 'No details are needed.',
  },
  'fulfillment.time': {
    weight: 'opinion',
    code: 'CLOSED',
    title: 'Promised time within opening hours',
    path: '/fulfillment/asap',
    passed: 'The location is open then.',
  },
  'fulfillment.minimum': {
    weight: 'opinion',
    code: 'REQUIREMENTS_NOT_MET',
    title: 'Minimum order reached',
    path: '/totals/subtotal',
    passed: 'No minimum is asked for.',
  },
  'customer.phone': {
    weight: 'opinion',
    code: 'CUSTOMER_PHONE_MISSING',
    title: 'Customer’s phone',
    path: '/customer/phone',
    passed: 'The order has the customer’s phone number.',
  },
  'customer.email': {
    weight: 'opinion',
    code: 'CUSTOMER_EMAIL_MISSING',
    title: 'Customer’s e-mail',
    path: '/customer/email',
    passed: 'The order has the customer’s e-mail address.',
  },
  'items.present': {
    weight: 'binding',
    code: 'ORDER_ITEM',
    title: 'Something is ordered',
    path: '/lineItems',
    passed: 'The order has lines.',
  },
  'items.known': {
    weight: 'opinion',
    code: 'AVAILABILITY_CHANGED',
    title: 'Dishes on the published menu',
    path: '/lineItems',
    passed: 'Every line is a dish of the published menu.',
  },
  'items.quantity': {
    weight: 'opinion',
    code: 'ORDER_ITEM',
    title: 'Quantities',
    path: '/lineItems',
    passed: 'Every quantity is a whole number of at least one.',
  },
  'items.served': {
    weight: 'opinion',
    code: 'AVAILABILITY_CHANGED',
    title: 'Dishes served then and that way',
    path: '/lineItems',
    passed: 'Every dish is served at that time and in that way, as far as the menu says.',
  },
  'items.stock': {
    weight: 'opinion',
    code: 'AVAILABILITY_CHANGED',
    title: 'In stock',
    path: '/lineItems',
    passed: 'Everything that is ordered is in stock, as far as the bridge knows.',
  },
  'options.known': {
    weight: 'opinion',
    code: 'AVAILABILITY_CHANGED',
    title: 'Choices on the published menu',
    path: '/lineItems',
    passed: 'Every choice is offered by its dish.',
  },
  'options.type': {
    weight: 'opinion',
    code: 'ORDER_ITEM',
    title: 'Kind of option',
    path: '/lineItems',
    passed: 'Every option is of the kind that the menu says.',
  },
  'options.count': {
    weight: 'opinion',
    code: 'ORDER_ITEM',
    title: 'Number of choices',
    path: '/lineItems',
    passed: 'Every option has as many choices as the menu asks for.',
  },
  'prices.items': {
    weight: 'opinion',
    code: 'PRICE_CHANGED',
    title: 'Unit prices',
    path: '/lineItems',
    passed: 'Every unit price is the published menu’s.',
  },
  'prices.options': {
    weight: 'opinion',
    code: 'PRICE_CHANGED',
    title: 'Prices of choices',
    path: '/lineItems',
    passed: 'Every choice costs what the published menu says.',
  },
  'prices.lines': {
    weight: 'opinion',
    code: 'ORDER_ITEM',
    title: 'Line totals',
    path: '/lineItems',
    passed: 'The lines add up.',
  },
  'totals.currency': {
    weight: 'opinion',
    code: 'ORDER_TOTAL',
    title: 'Currency',
    path: '/currency',
    passed: 'The order is in the currency in which the location sells.',
  },
  'totals.subtotal': {
    weight: 'opinion',
    code: 'ORDER_TOTAL',
    title: 'Subtotal',
    path: '/totals/subtotal',
    passed: 'The subtotal is what the lines come to.',
  },
  'totals.discounts': {
    weight: 'opinion',
    code: 'DISCOUNT',
    title: 'Discounts',
    path: '/totals/discount',
    passed: 'The discounts add up.',
  },
  'totals.loyalty': {
    weight: 'opinion',
    code: 'LOYALTY',
    title: 'Loyalty savings',
    path: '/totals/loyaltySavings',
    passed: 'The loyalty savings add up.',
  },
  'totals.delivery': {
    weight: 'opinion',
    code: 'ORDER_TOTAL',
    title: 'Delivery fee',
    path: '/totals/delivery',
    passed: 'The fee for bringing or handing it over is right, as far as it is known.',
  },
  'totals.service-fees': {
    weight: 'opinion',
    code: 'ORDER_TOTAL',
    title: 'Service fees',
    path: '/totals/serviceFees',
    passed: 'There are no service fees.',
  },
  'totals.tax': {
    weight: 'opinion',
    code: 'ORDER_TOTAL',
    title: 'Tax',
    path: '/totals/tax',
    passed: 'The tax is what the rates make it.',
  },
  'totals.tip': {
    weight: 'opinion',
    code: 'ORDER_TOTAL',
    title: 'Tip',
    path: '/totals/tip',
    passed: 'The tip is an amount.',
  },
  'totals.total': {
    weight: 'opinion',
    code: 'ORDER_TOTAL',
    title: 'Total',
    path: '/totals/total',
    passed: 'The total adds up.',
  },
  'payments.cover': {
    weight: 'opinion',
    code: 'PAYMENT_FAILED',
    title: 'Payments cover the total',
    path: '/payments',
    passed: 'The payments cover the order.',
  },
} as const satisfies Record<string, OrderCheck>;

export type OrderCheckId = keyof typeof orderChecks;
