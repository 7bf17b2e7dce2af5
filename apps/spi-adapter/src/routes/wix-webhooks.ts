import type { FastifyPluginAsync } from 'fastify';
import type { AdapterDeps } from '../adapter-deps.ts';
import { createLeftOutLog } from '../log-once.ts';
import { retryAfterSeconds } from '../unverified-calls.ts';
import { wasNotSentWhole } from './was-not-sent-whole.ts';

const bodyLimit = 1024 * 1024;

/**
 * What Wix tells (contract §4). Kept, and answered at once; a job does the work. Anything but a 200
 * makes Wix send it again: that is what is wanted where it could not be kept, and for what is not Wix's
 * it changes nothing.
 */
export const wixWebhooksRoute =
  (deps: AdapterDeps): FastifyPluginAsync =>
  async (app) => {
    const noteLeftOut = createLeftOutLog(deps.log);
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) => {
      done(null, body);
    });
    app.addHook('onRequest', async (request) => {
      // Not even a malformed content type may have a say.
      request.raw.headers['content-type'] = 'text/plain';
    });

    app.post('/wix/webhooks', async (request, reply) => {
      const endTimer = deps.metrics.wixWebhook.startTimer();
      const body = typeof request.body === 'string' ? request.body : '';
      const verified = await deps.webhookVerifier.verify(body);
      if (verified.outcome === 'rejected') {
        const { reason, eventType } = verified;
        endTimer({ outcome: 'rejected' });
        const noted = deps.unverified.note('wix_webhook', reason, request.ip);
        if (noted.outcome === 'limited')
          return reply.code(429).header('retry-after', retryAfterSeconds).send();
        if (noted.tell)
          deps.log.warn({ reason, eventType, reference: request.id }, 'refused a webhook');
        return reply.code(401).send();
      }
      if (verified.outcome === 'set_aside') {
        // Of the whole account: nothing here hangs on it, and a refusal would bring it twelve times.
        deps.log.info({ eventType: verified.eventType }, 'set a webhook of no site aside');
        endTimer({ outcome: 'set_aside' });
        return reply.code(200).send();
      }
      noteLeftOut('webhook', verified.leftOut);
      const { event } = verified;
      const outcome = await deps.core.wixEvents.receive(event);
      const { kind, instanceId } = event;
      deps.log.info({ kind, instanceId, outcome }, 'webhook');
      endTimer({ outcome });
      return reply.code(200).send();
    });

    app.setErrorHandler((error, request, reply) => {
      const tooLarge =
        error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
      reply.header('connection', 'close');
      const notRead = tooLarge || wasNotSentWhole(error);
      const noted = notRead && deps.unverified.note('wix_webhook', 'not_read', request.ip);
      if (noted === false)
        deps.log.error({ err: error, reference: request.id }, 'a webhook was not kept');
      else if (noted.outcome === 'limited')
        return reply.code(429).header('retry-after', retryAfterSeconds).send();
      else if (noted.tell)
        deps.log.warn({ err: error, reference: request.id }, 'a webhook was not read');
      if (notRead && !tooLarge) return reply.code(400).send();
      return tooLarge ? reply.code(413).send() : reply.code(503).header('retry-after', '5').send();
    });
  };
