import {
  type PosAuthorization,
  type PosEvent,
  PosFault,
  type PosGrant,
  type PosOrderState,
  type PosProvider,
  type PosStockLevel,
  type PosWebhooks,
} from '@pos-bridge/pos';
import {
  hasLongList,
  mended,
  mendedMoment,
  mendedText,
  mostEntriesOfAList,
} from '@pos-bridge/storable';
import type { Clock } from '../clock.ts';

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

/**
 * A call whose answers and faults can be stored.
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
      if (hasLongList(answer)) throw new PosFault('protocol', longList);
      return mend(answer);
    } catch (error) {
      throw error instanceof PosFault ? mendedFault(error) : error;
    }
  };

const longList = `a list has more than ${mostEntriesOfAList} entries`;
const asItIs = <Answer>(answer: Answer): Answer => answer;

function mendedFault(fault: PosFault): PosFault {
  const { kind, message, retryAfterSeconds, answer, exchange } = fault;
  return new PosFault(kind, mendedText(message), {
    cause: fault,
    ...mended({ retryAfterSeconds, answer, exchange }),
  });
}

const mendedGrant = ({ credentials, ...grant }: PosGrant): PosGrant => ({
  ...mended(grant),
  credentials,
  // What lasts longer than dates go is not renewed.
  expiresAt: grant.expiresAt && mendedMoment(grant.expiresAt, null),
});

const mendedState = (state: PosOrderState, now: Date): PosOrderState => ({
  ...mended(state),
  updatedAt: mendedMoment(state.updatedAt, now),
});

const mendedLevel = (level: PosStockLevel, now: Date): PosStockLevel => ({
  ...mended(level),
  outUntil: level.outUntil && mendedMoment(level.outUntil, null),
  observedAt: mendedMoment(level.observedAt, now),
});

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
  switch (event.type) {
    case 'menu_changed':
    case 'location_changed':
    case 'authorization_revoked':
      return { ...event, at: mendedMoment(event.at, now) };
    case 'stock_changed':
      return { ...event, levels: event.levels.map((level) => mendedLevel(level, now)) };
    case 'order_changed':
      return { ...event, order: mendedState(event.order, now) };
  }
}
