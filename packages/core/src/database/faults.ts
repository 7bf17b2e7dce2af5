import { z } from 'zod';

const coded = z.object({
  code: z.string(),
  /** Of HTTP: a caller whose connection broke says nothing about the database. */
  statusCode: z.undefined().optional(),
  severity: z.string().optional(),
});

/** postgres.js's and the operating system's words for "there is no server to talk to". */
const connectionCodes: ReadonlySet<string> = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);

/** SQLSTATE classes 08 (connection), 57P (shutting down, starting up), 53 (out of resources). */
const unavailableStates = /^(08|57P|53)/;

/** The error and what it wraps: Drizzle puts the driver's error into `cause`. */
function* chain(error: unknown): Generator<z.infer<typeof coded>> {
  for (let current = error; current instanceof Error; current = current.cause) {
    const parsed = coded.safeParse(current);
    if (parsed.success) yield parsed.data;
  }
}

/**
 * Whether an error means that the database is out of reach, so that the same request may succeed later.
 * PostgreSQL calls an error fatal where it ends the connection, or lets none in.
 */
export const isDatabaseUnavailable = (error: unknown): boolean =>
  chain(error).some(
    ({ code, severity }) =>
      connectionCodes.has(code) || unavailableStates.test(code) || severity === 'FATAL',
  );
