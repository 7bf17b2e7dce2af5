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
    // The stack begins with the message, values and all.
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(error.cause !== undefined && { cause: loggableError(error.cause) }),
  };
}

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
