import type { onRequestHookHandler } from 'fastify';

/**
 * Against requests that another site makes with a staff member's cookies: whatever may change something
 * must come from the console's own pages. Browsers always send `Origin` with a POST and let no page
 * forge it. Reading is safe without: the cookies are SameSite, and no answer can be read across origins.
 */
export const requireOwnOrigin = (consoleUrl: string): onRequestHookHandler => {
  const own = new URL(consoleUrl).origin;
  return async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (request.headers.origin === own) return;
    await reply.code(403).send({
      message: 'This request did not come from a page of the console.',
      requestId: request.id,
    });
  };
};
