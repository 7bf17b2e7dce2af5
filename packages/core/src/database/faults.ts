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

/** SQLSTATE class 28 (user or password), 3D000 (no such database): waiting does not help. */
const refusedStates = /^(28|3D)/;

/** The job queue's driver (pg) has no codes for these. */
const uncodedConnectionFaults: ReadonlySet<string> = new Set([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout expired',
  'timeout exceeded when trying to connect',
]);

/** The error and what it wraps: Drizzle puts the driver's error into `cause`. */
function* chain(error: unknown): Generator<Error> {
  for (let current = error; current instanceof Error; current = current.cause) yield current;
}

function* codes(error: unknown): Generator<z.infer<typeof coded>> {
  for (const link of chain(error)) {
    const parsed = coded.safeParse(link);
    if (parsed.success) yield parsed.data;
  }
}

/**
 * Whether an error means that the database is out of reach, so that the same request may succeed later.
 * PostgreSQL calls an error fatal where it ends the connection, or lets none in.
 */
export const isDatabaseUnavailable = (error: unknown): boolean =>
  codes(error).some(
    ({ code, severity }) =>
      connectionCodes.has(code) || unavailableStates.test(code) || severity === 'FATAL',
  ) || chain(error).some(({ message }) => uncodedConnectionFaults.has(message));

/** Whether the database lets nobody in who comes with these settings. */
export const isRefusedBySettings = (error: unknown): boolean =>
  codes(error).some(({ code }) => refusedStates.test(code));
