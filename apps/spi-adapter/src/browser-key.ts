import { randomBytes } from 'node:crypto';
import type { BegunAuthorization } from '@pos-bridge/core';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The cookie that binds an authorization to the browser in which it began. Each has its own, so that
 * two at once, in two tabs, do not disturb each other. What an address brings need not be a state of ours:
 * of anything else a cookie's name takes no more than letters and digits.
 */
const nameFor = (state: string): string =>
  `bridge_${state.slice(0, 12).replaceAll(/[^\w-]/g, '_')}`;

export interface BrowserKeys {
  give(reply: FastifyReply, begun: BegunAuthorization): void;
  /** A new browser's key for a state, or the one that it has. */
  keep(request: FastifyRequest, reply: FastifyReply, state: string, expiresAt: Date): string;
  /** The browser's key, which stays. */
  look(request: FastifyRequest, state: string): string | undefined;
  /** Takes the cookie away, too: it has done its work, whatever comes of it. */
  take(request: FastifyRequest, reply: FastifyReply, state: string | undefined): string | undefined;
}

/** `path`: where the browser shows the cookie. Needs `@fastify/cookie` on the app. */
export function browserKeys(publicUrl: string, path: string): BrowserKeys {
  const where = {
    path,
    httpOnly: true,
    secure: publicUrl.startsWith('https:'),
    // Lax: the way back is a navigation that another site begins.
    sameSite: 'lax' as const,
  };
  return {
    give: (reply, { state, browserKey, expiresAt }) => {
      reply.setCookie(nameFor(state), browserKey, { ...where, expires: expiresAt });
    },
    keep: (request, reply, state, expiresAt) => {
      const known = request.cookies[nameFor(state)];
      const browserKey = known ?? randomBytes(32).toString('base64url');
      if (known === undefined)
        reply.setCookie(nameFor(state), browserKey, { ...where, expires: expiresAt });
      return browserKey;
    },
    look: (request, state) => request.cookies[nameFor(state)],
    take: (request, reply, state) => {
      if (state === undefined) return undefined;
      const name = nameFor(state);
      const key = request.cookies[name];
      if (key !== undefined) reply.clearCookie(name, where);
      return key;
    },
  };
}
