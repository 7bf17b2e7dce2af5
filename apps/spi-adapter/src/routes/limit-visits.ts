import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { AdapterDeps } from '../adapter-deps.ts';

/** Many a merchant's whole office has one address, and an installation takes four or five visits. */
export const usualVisitsAMinute = 120;

const minuteMs = 60_000;
const addressesRemembered = 10_000;

/** Whoever comes has come too often; nothing of the visit was looked at. */
export class TooManyVisits extends Error {
  override readonly name = 'TooManyVisits';
}

/**
 * Limits what one address may ask of the pages that are registered after it in `app`, together: they are
 * open to everybody, write rows, and ask Wix and POS systems. By process. An IPv6 address counts with
 * its network of 64 bits, since whoever has one of them has all.
 */
export async function limitVisits(
  app: FastifyInstance,
  { log, unverified }: Pick<AdapterDeps, 'log' | 'unverified'>,
  visitsAMinute: number,
): Promise<void> {
  const hidden = {
    'x-ratelimit-limit': false,
    'x-ratelimit-remaining': false,
    'x-ratelimit-reset': false,
  };
  await app.register(rateLimit, {
    max: visitsAMinute,
    timeWindow: minuteMs,
    cache: addressesRemembered,
    ipv6Subnet: 64,
    addHeadersOnExceeding: hidden,
    addHeaders: { ...hidden, 'retry-after': true },
    errorResponseBuilder: () => new TooManyVisits('too many visits from one address'),
    onExceeded: (request) => {
      const { id: reference, ip: remoteAddress } = request;
      const noted = unverified.note('pages', 'too_many_visits', remoteAddress);
      if (noted.outcome === 'limited' || !noted.tell) return;
      log.warn({ reference, remoteAddress, path: request.routeOptions.url }, 'too many visits');
    },
  });
}
