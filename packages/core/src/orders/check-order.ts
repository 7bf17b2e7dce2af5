import { moneyRules } from './checks/amounts.ts';
import { checkCurrency, checkDelivery, checkServiceFees, checkTip } from './checks/charges.ts';
import { checkContent } from './checks/content.ts';
import { checkCustomer } from './checks/customer.ts';
import type { CheckContext, OrderFacts } from './checks/facts.ts';
import type { OrderFinding } from './checks/finding.ts';
import { checkFulfillment } from './checks/fulfillment.ts';
import { checkGates, checkPause, gateChecks } from './checks/gates.ts';
import { checkItems } from './checks/items.ts';
import type { LocalTime } from './checks/opening-hours.ts';
import { checkOptions } from './checks/options.ts';
import { orderChecks } from './checks/order-checks.ts';
import { readOrderMoney } from './checks/order-money.ts';
import { viewLines } from './checks/order-view.ts';
import { checkPayments, checkTotal } from './checks/payments.ts';
import { checkPrices } from './checks/prices.ts';
import { checkStock } from './checks/stock.ts';
import { checkTax } from './checks/tax.ts';
import { checkDiscounts, checkLoyalty, checkSubtotal } from './checks/totals.ts';
import { wantedAt } from './checks/wanted-at.ts';

/**
 * Everything that the bridge can say about an order by itself. Pure: the same facts give the same
 * findings in the same order, and no order that Wix's schema lets through makes it throw.
 *
 * `valid` is false as soon as one check failed; what could not be told lowers nothing, since the POS
 * has the last word. `bound` is true where one of the failed checks is the bridge's own to decide
 * (`orderChecks`, weight `binding`), so that nobody makes the order valid. `judged` is false where a gate
 * failed (account, configuration, menu), so that no verdict on the order is possible at all.
 */
export interface OrderCheckResult {
  readonly judged: boolean;
  readonly bound: boolean;
  readonly valid: boolean;
  readonly findings: readonly OrderFinding[];
}

export type CheckOrder = (facts: OrderFacts) => OrderCheckResult;

export function createCheckOrder(deps: { readonly localTime: LocalTime }): CheckOrder {
  return (facts) => {
    const lines = viewLines(facts.order, facts.catalog);
    const context: CheckContext = {
      ...facts,
      lines,
      money: moneyRules(facts.declaration.money, currencyOf(facts)),
      localTime: deps.localTime,
      wantedAt: wantedAt(facts.order, facts.now),
    };
    const amounts = readOrderMoney(context);
    const findings = [
      ...checkGates(context),
      ...checkPause(context),
      ...checkContent(context),
      ...checkFulfillment(context, amounts),
      ...checkCustomer(context),
      ...checkItems(context),
      ...checkStock(context),
      ...checkOptions(context),
      ...checkPrices(context),
      ...checkCurrency(context),
      ...checkSubtotal(context, amounts),
      ...checkDiscounts(context, amounts),
      ...checkLoyalty(context, amounts),
      ...checkDelivery(context, amounts),
      ...checkServiceFees(context),
      ...checkTax(context, amounts),
      ...checkTip(context, amounts),
      ...checkTotal(context, amounts),
      ...checkPayments(context, amounts),
    ];
    const failed = findings.filter((finding) => finding.verdict === 'failed');
    return {
      judged: !failed.some((finding) => isGate(finding)),
      bound: failed.some(({ check }) => orderChecks[check].weight === 'binding'),
      valid: failed.length === 0,
      findings,
    };
  };
}

const currencyOf = ({ catalog, location, order }: OrderFacts): string | null =>
  catalog?.currency ?? location?.currency ?? order.currency ?? null;

const gates: ReadonlySet<string> = new Set(gateChecks);
const isGate = (finding: OrderFinding): boolean => gates.has(finding.check);
