import type {
  PosAuthorization,
  PosEvent,
  PosGrant,
  PosOrderState,
  PosProvider,
  PosStockLevel,
  PosWebhooks,
} from '@pos-bridge/pos';
import { PosFault } from '@pos-bridge/pos';
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
  const { webhooks } = provider;
  return {
    declaration: provider.declaration,
    authorization: mendedAuthorization(provider.authorization),
    listLocations: mendedCall(async (...asked) =>
      mended(withBoundedLists(await provider.listLocations(...asked))),
    ),
    // `validateMenu` judges what came, and mends its texts alone: a mended id would be another dish's, or nobody's.
    fetchMenu: mendedCall(async (...asked) => withBoundedLists(await provider.fetchMenu(...asked))),
    ...(provider.validateOrder && {
      validateOrder: mendedCall(async (...asked) =>
        mended(withBoundedLists((await provider.validateOrder?.(...asked)) ?? null)),
      ),
    }),
    createOrder: mendedCall(async (...asked) => {
      const created = withBoundedLists(await provider.createOrder(...asked));
      return created.outcome === 'created'
        ? { ...created, order: mendedState(created.order, clock.now()) }
        : mended(created);
    }),
    findOrderByReference: mendedCall(async (...asked) => {
      const found = withBoundedLists(await provider.findOrderByReference(...asked));
      return found && mendedState(found, clock.now());
    }),
    getOrder: mendedCall(async (...asked) => {
      const found = withBoundedLists(await provider.getOrder(...asked));
      return found && mendedState(found, clock.now());
    }),
    listStock: mendedCall(async (...asked) => {
      const levels = withBoundedLists(await provider.listStock(...asked));
      return levels.map((level) => mendedLevel(level, clock.now()));
    }),
    ...(webhooks && { webhooks: mendedWebhooks(webhooks) }),
  };
}

function mendedAuthorization(authorization: PosAuthorization): PosAuthorization {
  const { renew } = authorization;
  return {
    consentUrl: (request) => authorization.consentUrl(request),
    exchange: mendedCall(async (...asked) => {
      const answer = withBoundedLists(await authorization.exchange(...asked));
      return answer.outcome === 'granted' ? mendedGrant(answer) : mended(answer);
    }),
    renew:
      renew && mendedCall(async (...asked) => mendedGrant(withBoundedLists(await renew(...asked)))),
    revoke: mendedCall((...asked) => authorization.revoke(...asked)),
  };
}

/** A call whose faults can be stored as well as its answers. */
const mendedCall =
  <Asked extends readonly unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) =>
  async (...asked: Asked): Promise<Answer> => {
    try {
      return await call(...asked);
    } catch (error) {
      throw error instanceof PosFault ? mendedFault(error) : error;
    }
  };

const longList = `a list has more than ${mostEntriesOfAList} entries`;

/** @throws PosFault `protocol` where a list in the answer is longer than anybody's */
function withBoundedLists<Answer>(answer: Answer): Answer {
  if (hasLongList(answer)) throw new PosFault('protocol', longList);
  return answer;
}

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
