import { moneyRules } from '../site-order/amounts.ts';
import { readOrderMoney } from '../site-order/order-money.ts';
import { viewLines } from '../site-order/order-view.ts';
import { wantedAt } from '../site-order/wanted-at.ts';
import type { CheckContext, OrderFacts } from './facts.ts';
import { type OrderFinding, runCheck } from './finding.ts';
import type { LocalTime } from './opening-hours.ts';
import { contentChecks, everyCheck, gateChecks } from './order-checks.ts';
import { orderingUnpaused } from './ordering.ts';

/**
 * Everything that the bridge can say about an order by itself. Pure: the same facts give the same
 * findings in the same order, and no order that Wix's schema lets through makes it throw.
 *
 * `valid` is false as soon as one check failed; what could not be told lowers nothing, since the POS
 * has the last word. `bound` is true where one of the failed checks is the bridge's own to decide
 * (weight `binding`), so that nobody makes the order valid. `judged` is false where a gate
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
    const { order, catalog, location, declaration, now } = facts;
    const { paths } = order.source;
    const lines = viewLines(order, catalog);
    const currency = catalog?.currency ?? location?.currency ?? order.currency;
    const context: CheckContext = {
      ...facts,
      lines,
      amounts: readOrderMoney(order, lines),
      money: moneyRules(declaration.money, currency),
      localTime: deps.localTime,
      wantedAt: wantedAt(order, now),
    };
    const findings = everyCheck.flatMap((check) => runCheck(check, context, paths));
    const failed = new Set(
      findings.flatMap(({ check, verdict }) => (verdict === 'failed' ? [check] : [])),
    );
    return {
      judged: !gateChecks.some(({ id }) => failed.has(id)),
      bound: everyCheck.some(({ id, weight }) => weight === 'binding' && failed.has(id)),
      valid: failed.size === 0,
      findings,
    };
  };
}

/**
 * Why no order may be taken at this place now, in whatever the POS would say; undefined where nothing
 * stands in the way.
 */
export const hardStop = (
  facts: Pick<
    OrderFacts,
    'order' | 'now' | 'account' | 'configuration' | 'catalog' | 'pausedUntil'
  >,
): OrderFinding | undefined =>
  [...gateChecks, orderingUnpaused]
    .flatMap((check) => runCheck(check, facts, facts.order.source.paths))
    .find(({ verdict }) => verdict === 'failed');

/** What stands in the way of anybody creating this order. */
export const failedContent = (
  facts: Pick<OrderFacts, 'order' | 'translated' | 'declaration'>,
): OrderFinding[] =>
  contentChecks
    .flatMap((check) => runCheck(check, facts, facts.order.source.paths))
    .filter(({ verdict }) => verdict === 'failed');
