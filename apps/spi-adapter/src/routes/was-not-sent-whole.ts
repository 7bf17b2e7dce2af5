/**
 * The caller hung up, or sent another number of bytes than it announced. That is its own doing, and no
 * error of ours; Fastify gives these the status 400.
 */
export const wasNotSentWhole = (error: unknown): boolean =>
  error instanceof Error &&
  (('statusCode' in error && error.statusCode === 400) ||
    ('code' in error && error.code === 'ECONNRESET'));
