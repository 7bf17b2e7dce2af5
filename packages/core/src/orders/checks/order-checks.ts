import { accountAuthorized } from './account.ts';
import { catalogPublished } from './catalog.ts';
import type { OrderCheck } from './check.ts';
import { configurationReady } from './configuration.ts';
import { customerEmail, customerPhone } from './customer.ts';
import {
  fulfillmentDetails,
  fulfillmentMinimum,
  fulfillmentOffered,
  fulfillmentTime,
} from './fulfillment.ts';
import { itemsKnown, itemsPresent, itemsQuantity, itemsServed } from './items.ts';
import { itemsStock } from './items-stock.ts';
import { locationOpen } from './location.ts';
import { optionsCount, optionsKnown, optionsType } from './options.ts';
import { orderSendable } from './order.ts';
import { orderingUnpaused } from './ordering.ts';
import { paymentsCover } from './payments.ts';
import { pricesItems, pricesLines, pricesOptions } from './prices.ts';
import { totalPlausible } from './total.ts';
import { totalsCurrency } from './totals/currency.ts';
import { totalsDelivery } from './totals/delivery.ts';
import { totalsDiscounts } from './totals/discounts.ts';
import { totalsLoyalty } from './totals/loyalty.ts';
import { totalsServiceFees } from './totals/service-fees.ts';
import { totalsSubtotal } from './totals/subtotal.ts';
import { totalsTax } from './totals/tax.ts';
import { totalsTip } from './totals/tip.ts';
import { totalsTotal } from './totals/total.ts';

/** What has to stand before anything about an order can be judged. */
export const gateChecks = [accountAuthorized, configurationReady, catalogPublished] as const;

/** What an order must be for anybody to create it; no word of a POS stands in for it. */
export const contentChecks = [itemsPresent, orderSendable, totalPlausible] as const;

/** Every question that the bridge asks about an order, in the order in which findings are reported. */
export const everyCheck = [
  ...gateChecks,
  orderingUnpaused,
  ...contentChecks,
  locationOpen,
  fulfillmentOffered,
  fulfillmentDetails,
  fulfillmentTime,
  fulfillmentMinimum,
  customerPhone,
  customerEmail,
  itemsKnown,
  itemsQuantity,
  itemsServed,
  itemsStock,
  optionsKnown,
  optionsType,
  optionsCount,
  pricesItems,
  pricesOptions,
  pricesLines,
  totalsCurrency,
  totalsSubtotal,
  totalsDiscounts,
  totalsLoyalty,
  totalsDelivery,
  totalsServiceFees,
  totalsTax,
  totalsTip,
  totalsTotal,
  paymentsCover,
] as const satisfies readonly OrderCheck[];

export type OrderCheckId = (typeof everyCheck)[number]['id'];

/** By their ids; rows may name one that is no longer made. */
export const orderChecks: ReadonlyMap<string, OrderCheck> = new Map(
  everyCheck.map((check) => [check.id, check]),
);
