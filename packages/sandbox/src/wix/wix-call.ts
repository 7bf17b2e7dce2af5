import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxClock } from '../simulation/clock.ts';
import type { FaultEffect, FaultRules } from '../simulation/fault-rules.ts';
import { playFaults } from '../simulation/play-faults.ts';
import type { RequestLog } from '../simulation/request-log.ts';
import { WixRefusal } from './wix-errors.ts';
import type { WixOauth } from './wix-oauth.ts';

/** The operations of Wix's API that faults can strike and that the request log counts. */
export const wixOperations = [
  'oauth_token',
  'oauth_access',
  'bi_event',
  'get_app_instance',
  'list_configurations',
  'get_configuration',
  'disconnect_account',
  'disconnect_configuration',
  'list_catalogs',
  'list_menus',
  'list_sections',
  'list_items',
  'update_item',
  'create_draft',
  'archive_menus',
  'unarchive_menus',
  'create_variations',
  'create_menus',
  'create_sections',
  'create_dishes',
  'update_items',
  'update_sections',
  'update_menus',
  'publish_draft',
  'discard_draft',
  'accept_order',
  'cancel_order',
  'fulfill_order',
  'get_order',
  'list_orders',
] as const;
export type WixOperation = (typeof wixOperations)[number];

export interface WixCallDeps {
  readonly clock: SandboxClock;
  readonly oauth: WixOauth;
  readonly faults: FaultRules;
  readonly requests: RequestLog;
  readonly limit: RateLimit;
}

/** One authorized call of the app. */
export interface WixCall {
  readonly instanceId: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Faults that are for the handler to play: entries of a bulk call that fail. */
  readonly effects: readonly FaultEffect[];
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Wraps a handler in what every call of an app goes through: count, faults, token, rate limit. */
export const asApp =
  (deps: WixCallDeps, operation: WixOperation, answer: (call: WixCall) => unknown): Handler =>
  async (request, reply) => {
    // Wix takes the raw token; `Bearer …` is nobody's token, and refused.
    const instanceId = deps.oauth.instanceOf(request.headers.authorization);
    const effects = record(deps, operation, request, instanceId);
    if (!(await playFaults(effects, request, reply))) return reply;
    if (instanceId === null)
      throw new WixRefusal(401, 'UNAUTHENTICATED', 'The access token is not valid');
    deps.limit.take(instanceId);
    return answer({ instanceId, request, reply, effects });
  };

/** The same for calls that need no token. */
export const asAnybody =
  (
    deps: WixCallDeps,
    operation: WixOperation,
    answer: (request: FastifyRequest, reply: FastifyReply) => unknown,
  ): Handler =>
  async (request, reply) => {
    const effects = record(deps, operation, request, null);
    return (await playFaults(effects, request, reply)) ? answer(request, reply) : reply;
  };

function record(
  deps: WixCallDeps,
  operation: WixOperation,
  request: FastifyRequest,
  tenant: string | null,
): FaultEffect[] {
  const path = new URL(request.url, 'http://wix').pathname;
  const { method, id: requestId } = request;
  deps.requests.record({ at: deps.clock.now(), method, path, operation, tenant, requestId });
  return deps.faults.draw({ tenant, operation });
}

/** So many calls a minute for one instance (contract §3). */
export interface RateLimit {
  /** @throws WixRefusal 429, with the seconds until a call fits again */
  take(instanceId: string): void;
  /** Changes the limit, for everybody. */
  allow(callsAMinute: number): void;
}

/** Counts over the last sixty seconds. A refused call does not count. */
export function createRateLimit(clock: SandboxClock, callsAMinute: number): RateLimit {
  const taken = new Map<string, number[]>();
  let allowed = callsAMinute;
  return {
    take: (instanceId) => {
      const now = clock.now().getTime();
      const recent = (taken.get(instanceId) ?? []).filter((at) => at > now - 60_000);
      taken.set(instanceId, recent);
      if (recent.length >= allowed) {
        const oldest = recent[0] ?? now;
        const seconds = Math.max(1, Math.ceil((oldest + 60_000 - now) / 1000));
        throw new WixRefusal(429, 'TOO_MANY_REQUESTS', 'Too many requests', seconds);
      }
      recent.push(now);
    },
    allow: (calls) => {
      allowed = calls;
    },
  };
}
