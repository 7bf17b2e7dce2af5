/**
 * Fields of a Wix order that are about a person: who ordered, where they live, what they wrote.
 * They live with the order, encrypted, and nowhere else (contract §2, WixOrder).
 */
const personalFields: ReadonlySet<string> = new Set([
  'customer',
  'address',
  'comment',
  'curbside',
  'dineInDetails',
  'contactId',
  'memberId',
  'visitorId',
]);

/** A copy of an order message without personal fields, at any depth. Names stay, so that readers see the cut. */
export function redactOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redactOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      personalFields.has(name) && inner !== null ? '[personal]' : redactOrder(inner),
    ]),
  );
}
