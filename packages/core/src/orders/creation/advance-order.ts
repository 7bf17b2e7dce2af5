import { setTimeout as sleep } from 'node:timers/promises';
import type { PosDeclaration } from '@pos-bridge/pos';
import type { Sealer } from '../../encryption.ts';
import type { PosRegistry } from '../../pos/pos-registry.ts';
import type { AskPos, PosFailure } from '../ask-pos.ts';
import { failedContent } from '../checks/check-order.ts';
import type { OrderFinding } from '../checks/finding.ts';
import { ownRefusals, storeRefusals } from '../customer-data/refusal-words.ts';
import { recallOrder } from '../customer-data/seal-order.ts';
import type { OrderRefusal } from '../order-refusal.ts';
import { loadOrder, type OrderRow, promisesOf } from '../order-row.ts';
import { orderTimes } from '../order-times.ts';
import { type TranslatedOrder, toPosOrder } from '../pos-order/to-pos-order.ts';
import type { SiteOrder } from '../site-order/site-order.ts';
import { nextStep, pauseAfter } from './next-step.ts';
import { type LeasedOrder, takeToAsk, takeToSubmit } from './order-leases.ts';
import {
  type OutcomeDeps,
  recordAbsent,
  recordAskFailed,
  recordCreated,
  recordNotSent,
  recordRejected,
  recordSubmitFailed,
} from './order-outcomes.ts';

export interface AdvanceDeps extends OutcomeDeps {
  readonly askPos: AskPos;
  readonly pos: PosRegistry;
  readonly sealer: Sealer;
}

export interface Turn {
  /** When it ends, of `performance.now()`. */
  readonly deadline: number;
  /** Whoever has to wait for longer gives the turn back. */
  readonly patienceMs: number;
}

/**
 * Takes an order as far as it comes in one turn: creates it, asks about it, or waits while another
 * process does. Callers of Create Order and the recovery job run the same.
 */
export async function advanceOrder(
  deps: AdvanceDeps,
  start: OrderRow,
  { deadline, patienceMs }: Turn,
): Promise<OrderRow> {
  const declaration = declarationOf(deps, start);
  let order = start;
  for (;;) {
    const now = deps.clock.now();
    const step = nextStep(order, promisesOf(declaration), now);
    const left = deadline - performance.now();
    switch (step.do) {
      case 'nothing':
        return order;
      case 'wait': {
        const wait = Math.max(1, step.until.getTime() - now.getTime());
        const pause = Math.min(orderTimes.lookEvery, wait);
        if (pause >= left || wait > patienceMs) return order;
        await sleep(pause);
        order = await loadOrder(deps.database.db, order.id);
        break;
      }
      case 'give_up':
        order = await recordRejected(deps, order, ownRefusals([neverSent]), null, {
          kind: 'gave_up',
        });
        break;
      case 'submit': {
        const limit = Math.min(left - orderTimes.reserve, orderTimes.longestCreate);
        if (limit < orderTimes.shortestCall) return order;
        order = await submit(deps, declaration, order, limit);
        break;
      }
      case 'ask': {
        const limit = Math.min(left - orderTimes.reserve, orderTimes.longestAsk);
        if (limit < orderTimes.shortestCall) return order;
        order = await ask(deps, declaration, order, limit);
        break;
      }
      default:
        return step satisfies never;
    }
  }
}

/** The bridge's own refusal of an order that came to no kitchen in time. */
const neverSent: OrderRefusal = {
  code: 'ORDER_REJECTED',
  message: 'The POS could not be reached before it was too late to prepare the order.',
  lineIndex: null,
};

function declarationOf({ pos }: Pick<AdvanceDeps, 'pos'>, { provider }: OrderRow): PosDeclaration {
  const found = pos.get(provider);
  if (found === undefined) throw new Error(`no POS provider is called "${provider}"`);
  return found.declaration;
}

async function submit(
  deps: AdvanceDeps,
  declaration: PosDeclaration,
  order: OrderRow,
  limitMs: number,
): Promise<OrderRow> {
  const callUntil = performance.now() + limitMs;
  const leased = await takeToSubmit(deps, order, limitMs);
  if (leased === null) return loadOrder(deps.database.db, order.id);
  return send(deps, declaration, order, leased, callUntil);
}

/**
 * The create itself, once the lease and the job that recovers it are committed. The POS has until
 * `callUntil` (of `performance.now()`). Where the bridge itself was so slow that no useful time is left,
 * nothing is sent: a call cut short would leave the order uncertain, and the POS blamed.
 */
export async function send(
  deps: AdvanceDeps,
  declaration: PosDeclaration,
  before: Pick<OrderRow, 'uncertain'>,
  order: LeasedOrder,
  callUntil: number,
): Promise<OrderRow> {
  const wished = await recallOrder(deps.sealer, order);
  const translated = await translate(deps, order, wished);
  const wrong = failedContent({ order: wished, translated, declaration });
  if (wrong.length > 0 || translated.outcome !== 'translated') {
    return recordRejected(deps, order, ownRefusals(wrong.map(refusalOf)), null);
  }
  const limitMs = callUntil - performance.now();
  if (limitMs < orderTimes.shortestCall) return recordNotSent(deps, before, order);
  const answer = await deps.askPos(order.accountId, limitMs, ({ provider, session }, call) =>
    provider.createOrder(session, translated.order, {
      ...call,
      idempotencyKey: `${order.id}.${order.round}`,
    }),
  );
  switch (answer.kind) {
    case 'answered': {
      const created = answer.value;
      if (created.outcome === 'created') {
        return recordCreated(deps, order, declaration, created.order, 'answered');
      }
      const refused = await storeRefusals(deps.sealer, created.refusals);
      return recordRejected(deps, order, refused, created.posOrderStatus);
    }
    case 'no_access':
      // What was refused did not happen; what went out before may have.
      return before.uncertain
        ? recordSubmitFailed(deps, before, order, noAccess(answer.reason))
        : recordRejected(deps, order, ownRefusals([notAuthorized]), null);
    case 'failed':
      return answer.faultKind === 'location_gone' && !before.uncertain
        ? recordRejected(deps, order, ownRefusals([locationGone]), null)
        : recordSubmitFailed(deps, before, order, answer);
    default:
      return answer satisfies never;
  }
}

async function translate(
  deps: AdvanceDeps,
  order: OrderRow,
  wished: SiteOrder,
): Promise<TranslatedOrder> {
  const { publicationId } = order;
  return toPosOrder(wished, {
    catalog: publicationId === null ? null : await deps.orderCatalogs.of(publicationId),
    posLocationId: order.posLocationId,
    reference: order.id,
    paidByPosGateway: order.paidByPosGateway,
  });
}

/** A check of the bridge's own, told as a refusal. */
const refusalOf = ({ code, sentence, path, lineIndex }: OrderFinding): OrderRefusal => ({
  code,
  message: path === '' ? sentence : `${sentence} (${path})`,
  lineIndex: lineIndex ?? null,
});

const notAuthorized: OrderRefusal = {
  code: 'ACCOUNT_NOT_AUTHORIZED',
  message: 'The POS no longer lets the bridge in.',
  lineIndex: null,
};

const locationGone: OrderRefusal = {
  code: 'ACCOUNT_CONFIGURATION',
  message: 'The POS no longer knows this location.',
  lineIndex: null,
};

const noAccess = (reason: string): PosFailure => ({
  kind: 'failed',
  fault: `unauthorized: ${reason}`,
  faultKind: 'unauthorized',
  mayHaveHappened: false,
  retryable: false,
  retryAfterMs: 60_000,
});

async function ask(
  deps: AdvanceDeps,
  declaration: PosDeclaration,
  order: OrderRow,
  limitMs: number,
): Promise<OrderRow> {
  const leased = await takeToAsk(deps, order, limitMs);
  if (leased === null) return loadOrder(deps.database.db, order.id);
  const askedAt = deps.clock.now();
  const answer = await deps.askPos(order.accountId, limitMs, ({ provider, session }, call) =>
    provider.findOrderByReference(session, order.posLocationId, order.id, call),
  );
  switch (answer.kind) {
    case 'answered': {
      if (answer.value !== null) {
        return recordCreated(deps, leased, declaration, answer.value, 'found');
      }
      // Where this "no" makes another create safe, that is not put off.
      const known = { ...leased, leaseUntil: null, nextStepAt: askedAt, absentAt: askedAt };
      const goesOn = nextStep(known, promisesOf(declaration), askedAt).do !== 'ask';
      return recordAbsent(deps, leased, askedAt, goesOn ? 0 : pauseAfter(leased.asks));
    }
    case 'no_access':
      return recordAskFailed(deps, leased, `unauthorized: ${answer.reason}`, 60_000);
    case 'failed':
      return recordAskFailed(deps, leased, answer.fault, answer.retryAfterMs);
    default:
      return answer satisfies never;
  }
}
