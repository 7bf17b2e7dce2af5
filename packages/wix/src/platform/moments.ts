/** What PostgreSQL and ISO 8601 with four digits hold alike. */
const earliest = Date.parse('0001-01-01T00:00:00.000Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** A moment that can be stored and shown, by its milliseconds since 1970; null for any other number. */
export const momentOf = (ms: number): Date | null =>
  ms >= earliest && ms <= latest ? new Date(ms) : null;
