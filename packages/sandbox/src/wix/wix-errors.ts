import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';

/** An answer that Wix's API gives instead of a result, in the contract's form (§3). */
export class WixRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, description: string, retryAfterSeconds?: number) {
    super(description);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A refusal of Wix's authorization server, in OAuth's own form. */
export class OauthRefusal extends Error {
  readonly status: number;
  readonly error: string;

  constructor(status: 400 | 401, error: 'invalid_grant' | 'invalid_client', description: string) {
    super(description);
    this.status = status;
    this.error = error;
  }
}

/** The error of one entry inside a bulk answer. */
export interface EntryError {
  readonly code: string;
  readonly description: string;
}

export function answerInWixForm(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof WixRefusal) {
      if (error.retryAfterSeconds !== undefined)
        reply.header('retry-after', String(error.retryAfterSeconds));
      return reply.code(error.status).send({
        message: error.message,
        details: {
          applicationError: { code: error.code, description: error.message, data: {} },
        },
      });
    }
    if (error instanceof OauthRefusal)
      return reply
        .code(error.status)
        .send({ error: error.error, error_description: error.message, message: error.message });
    if (error instanceof ZodError)
      return reply.code(400).send({
        message: 'The request is not valid',
        details: {
          validationError: {
            fieldViolations: error.issues.map((issue) => ({
              field: issue.path.join('.'),
              description: issue.message,
              violatedRule: issue.code === 'too_big' ? 'MAX_SIZE' : 'FORMAT',
              ruleName: issue.code.toUpperCase(),
              data: {},
            })),
          },
        },
      });
    throw error;
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      message: 'Not found',
      details: {
        applicationError: {
          code: 'NOT_FOUND',
          description: `${request.method} of no API`,
          data: {},
        },
      },
    }),
  );
}
