import type { FastifyPluginAsync } from 'fastify';
import type { AdapterDeps } from '../adapter-deps.ts';
import { createLeftOutLog } from '../log-once.ts';

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
        deps.log.warn({ reason, eventType, reference: request.id }, 'refused a webhook');
        endTimer({ outcome: 'rejected' });
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
      deps.log.error({ err: error, reference: request.id }, 'a webhook was not kept');
      reply.header('connection', 'close');
      return tooLarge ? reply.code(413).send() : reply.code(503).header('retry-after', '5').send();
    });
  };
