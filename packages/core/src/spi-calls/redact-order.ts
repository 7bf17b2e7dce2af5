import { z } from 'zod';
import { fields, type OpenShape, plain } from '../orders/customer-data/open-shape.ts';
import { openClassicOrder } from '../orders/site-order/classic/open-classic-order.ts';

const open = plain('accountId', 'configurationId', 'paidByPosGateway');
/** What the contract's messages hold that is nobody's personal data (contract §2); an order is open as elsewhere. */
const openMessage = fields({ ...open, order: openClassicOrder });
const messageOfKept = fields({ ...open, order: fields(plain('id', 'keptAs')) });
const withOrder = z.looseObject({ order: z.object({ id: z.unknown().optional() }) });

/**
 * A copy of a message of Wix's with what is known to be nobody's personal data. Names stay, so that readers
 * see the cut; personal data lives with the order, encrypted, and nowhere else. `keptAs`: the row that keeps
 * the order, which then stands here by its name alone.
 */
export function redactOrder(message: unknown, keptAs: string | null = null): unknown {
  if (keptAs === null) return redact(message, openMessage);
  const { order, ...rest } = withOrder.parse(message);
  return redact({ ...rest, order: { id: order.id ?? null, keptAs } }, messageOfKept);
}

/** What stands in the ledger where something of a person was. */
export const personalCut = '[personal]';

function redact(value: unknown, shape: OpenShape | undefined): unknown {
  if (value === null || value === undefined) return value;
  if (shape === undefined) return personalCut;
  if (shape === true) return typeof value === 'object' ? personalCut : value;
  if ('each' in shape) {
    return Array.isArray(value) ? value.map((inner) => redact(inner, shape.each)) : personalCut;
  }
  if (typeof value !== 'object' || Array.isArray(value)) return personalCut;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      redact(inner, Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined),
    ]),
  );
}
