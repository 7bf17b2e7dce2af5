import {
  type PosAuthorization,
  type PosEvent,
  PosFault,
  type PosFaultKind,
  type PosGrant,
  type PosOrderState,
  type PosProvider,
  type PosStockLevel,
  type PosWebhooks,
} from '@pos-bridge/pos';
import { hasLongList, mended, mendedMoment, mostEntriesOfAList } from '@pos-bridge/storable';
import type { Clock } from '../clock.ts';
import { whereOf } from '../log.ts';

/**
 * A provider whose answers can be stored, whatever its POS answered: an order that is in the kitchen is
 * not lost for a character in its status. A list without an end is a fault. Credentials stay as they are,
 * since they are kept sealed.
 */
export function mendedProvider(provider: PosProvider, clock: Clock): PosProvider {
  const { validateOrder, webhooks } = provider;
  const stateOrNone = (found: PosOrderState | null) => found && mendedState(found, clock.now());
  return {
    declaration: provider.declaration,
    authorization: mendedAuthorization(provider.authorization),
    listLocations: atBorder((...asked) => provider.listLocations(...asked), mended),
    // `validateMenu` judges what came, and mends its texts alone: a mended id would be another dish's, or nobody's.
    fetchMenu: atBorder((...asked) => provider.fetchMenu(...asked), asItIs),
    ...(validateOrder && {
      validateOrder: atBorder((...asked) => validateOrder.call(provider, ...asked), mended),
    }),
    createOrder: atBorder(
      (...asked) => provider.createOrder(...asked),
      (created) =>
        created.outcome === 'created'
          ? { ...created, order: mendedState(created.order, clock.now()) }
          : mended(created),
    ),
    findOrderByReference: atBorder(
      (...asked) => provider.findOrderByReference(...asked),
      stateOrNone,
    ),
    getOrder: atBorder((...asked) => provider.getOrder(...asked), stateOrNone),
    listStock: atBorder(
      (...asked) => provider.listStock(...asked),
      (levels) => levels.map((level) => mendedLevel(level, clock.now())),
    ),
    ...(webhooks && { webhooks: mendedWebhooks(webhooks) }),
  };
}

function mendedAuthorization(authorization: PosAuthorization): PosAuthorization {
  const { renew } = authorization;
  return {
    consentUrl: (request) => authorization.consentUrl(request),
    exchange: atBorder(
      (...asked) => authorization.exchange(...asked),
      (answer) => (answer.outcome === 'granted' ? mendedGrant(answer) : mended(answer)),
    ),
    renew: renew && atBorder((...asked) => renew.call(authorization, ...asked), mendedGrant),
    revoke: atBorder((...asked) => authorization.revoke(...asked), asItIs),
  };
}

/** A provider threw what the port does not allow: where, without its words, which may be the POS's. */
class ProviderMistake extends Error {
  override readonly name = 'ProviderMistake';
}

/**
 * A call whose answers can be stored, and whose faults can be stored and logged.
 * @throws PosFault `protocol` where a list in the answer is longer than anybody's
 */
const atBorder =
  <Asked extends readonly unknown[], Answer>(
    call: (...asked: Asked) => Promise<Answer>,
    mend: (answer: Answer) => Answer,
  ) =>
  async (...asked: Asked): Promise<Answer> => {
    try {
      const answer = await call(...asked);
      if (hasLongList(answer)) throw new LongList('protocol', longList);
      return mend(answer);
    } catch (error) {
      if (error instanceof LongList) throw error;
      throw error instanceof PosFault ? mendedFault(error) : mistakeOf(error);
    }
  };

const longList = `a list has more than ${mostEntriesOfAList} entries`;
const asItIs = <Answer>(answer: Answer): Answer => answer;

/** Said by the bridge itself. */
class LongList extends PosFault {}

/**
 * A fault's words may be the POS's, and name a guest; its message is logged, kept and shown in the open. So
 * they stand in `answer` alone, and the message says what is known without them.
 */
function mendedFault(fault: PosFault): PosFault {
  const { kind, message, retryAfterSeconds, answer, exchange } = fault;
  const details = mended({ retryAfterSeconds, answer: answer ?? message, exchange });
  return new PosFault(kind, faultWords({ kind, exchange: details.exchange }), details);
}

/** The kind, and the call by which the POS's support finds it. */
function faultWords({ kind, exchange }: Pick<PosFault, 'kind' | 'exchange'>): string {
  if (exchange === undefined) return kindWords[kind];
  const { method, path, status, requestId } = exchange;
  const call = [
    `${method} ${path}`,
    ...(status === null ? [] : [`HTTP ${status}`]),
    ...(requestId === null ? [] : [`request ${requestId}`]),
  ];
  return `${kindWords[kind]} (${call.join(', ')})`;
}

const kindWords: Readonly<Record<PosFaultKind, string>> = {
  unreachable: 'no connection could be made',
  timeout: 'no answer came',
  rate_limited: 'the POS asks for patience',
  server_error: 'the POS failed',
  unauthorized: 'the POS does not let the bridge in',
  location_gone: 'the POS no longer knows the location',
  protocol: 'the answer was none that the POS documents',
};

function mistakeOf(error: unknown): ProviderMistake {
  const mistake = new ProviderMistake(
    `a POS provider threw ${error instanceof Error ? error.name : typeof error}`,
  );
  const { stack } = Object(whereOf(error));
  if (typeof stack === 'string') mistake.stack = `${mistake.name}: ${mistake.message}\n${stack}`;
  return mistake;
}

const mendedGrant = ({ credentials, ...grant }: PosGrant): PosGrant => ({
  ...mended(grant),
  credentials,
  // What lasts longer than dates go is not renewed.
  expiresAt: grant.expiresAt && mendedMoment(grant.expiresAt, null),
});

// What is kept as it comes holds what the port knows and nothing beside it, which could be a guest's.

const mendedState = (state: PosOrderState, now: Date): PosOrderState => {
  const { posOrderId, posLocationId, posOrderStatus, reference } = mended(state);
  const updatedAt = mendedMoment(state.updatedAt, now);
  return { posOrderId, posLocationId, posOrderStatus, reference, updatedAt };
};

const mendedLevel = (level: PosStockLevel, now: Date): PosStockLevel => {
  const { itemPosId, inStock, quantity } = mended(level);
  const outUntil = level.outUntil && mendedMoment(level.outUntil, null);
  return {
    itemPosId,
    inStock,
    quantity,
    outUntil,
    observedAt: mendedMoment(level.observedAt, now),
  };
};

const mendedWebhooks = (webhooks: PosWebhooks): PosWebhooks => ({
  receive: (request) => {
    const receipt = webhooks.receive(request);
    if (receipt.outcome === 'rejected') return receipt;
    if (hasLongList(receipt)) return { outcome: 'rejected', reason: longList };
    const { messageId, events } = mended(receipt);
    return {
      outcome: 'accepted',
      messageId,
      events: events.map((event) => mendedEvent(event, request.now)),
    };
  },
});

function mendedEvent(event: PosEvent, now: Date): PosEvent {
  const { type, posMerchantId } = event;
  switch (type) {
    case 'menu_changed':
    case 'location_changed': {
      const { posLocationId, at } = event;
      return { type, posMerchantId, posLocationId, at: mendedMoment(at, now) };
    }
    case 'authorization_revoked':
      return { type, posMerchantId, at: mendedMoment(event.at, now) };
    case 'stock_changed': {
      const levels = event.levels.map((level) => mendedLevel(level, now));
      return { type, posMerchantId, posLocationId: event.posLocationId, levels };
    }
    case 'order_changed':
      return { type, posMerchantId, order: mendedState(event.order, now) };
  }
}
