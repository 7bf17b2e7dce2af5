import { type DestinationStream, pino } from 'pino';
import { z } from 'zod';

/** What core needs of a logger; pino's, and Fastify's, fit. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** A database error carries the statement's values, and so perhaps a customer's: only the rest is told. */
const failedQuery = z.object({ query: z.string(), params: z.array(z.unknown()) });
const coded = z.object({ code: z.union([z.string(), z.number()]) });

/** An error as a log line may hold it: no statement's values, no fields that we do not know. */
export function loggableError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const query = failedQuery.safeParse(error);
  const message = query.success ? `Failed query: ${query.data.query}` : error.message;
  const code = coded.safeParse(error);
  return {
    type: error.name,
    message,
    ...(code.success && { code: code.data.code }),
    stack: callsOf(error),
    ...(error.cause !== undefined && { cause: loggableError(error.cause) }),
  };
}

/** Of an error whose words may be a guest's, or a POS's about one: what it was, and where. */
export function whereOf(error: unknown): unknown {
  return error instanceof Error
    ? { type: error.name, stack: callsOf(error) }
    : { type: typeof error };
}

/** The stack begins with the message, values and all. */
const callsOf = ({ stack }: Error): string | undefined =>
  stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');

/**
 * A process's logger. The paths below are cut out wherever they turn up, as the second fence: nobody
 * is meant to log them in the first place.
 */
export const createLog = (level: string, name: string, destination?: DestinationStream) =>
  pino(
    {
      level,
      name,
      serializers: { err: loggableError },
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          '*.token',
          '*.password',
          '*.secret',
          '*.credentials',
          '*.customer',
          '*.address',
        ],
        censor: '[redacted]',
      },
    },
    destination,
  );
