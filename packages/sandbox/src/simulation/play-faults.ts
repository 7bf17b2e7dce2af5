import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultEffect } from './fault-rules.ts';

/**
 * Plays what `FaultRules.draw` gave for a request, as the last step before its handler.
 * @returns false where the request is over: it was answered, cut or left hanging.
 */
export async function playFaults(
  effects: readonly FaultEffect[],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  for (const effect of effects) {
    switch (effect.kind) {
      case 'latency':
        await delay(effect.ms, undefined, { ref: false });
        break;
      case 'status':
        if (effect.retryAfterSeconds !== undefined)
          reply.header('retry-after', String(effect.retryAfterSeconds));
        // 4xx of the outside world carry a body, 5xx none (contract §3).
        await reply
          .code(effect.status)
          .send(
            effect.body ??
              (effect.status < 500 ? { message: 'refused by a fault of the sandbox' } : undefined),
          );
        return false;
      case 'hang':
        reply.hijack();
        return false;
      case 'cut':
        reply.hijack();
        request.raw.socket.destroy();
        return false;
      case 'lost_answer':
      case 'withheld_answer':
        fateOfAnswers.set(request, effect.kind);
        break;
      case 'fail_entry':
      case 'tell_nothing':
        break;
    }
  }
  return true;
}

const fateOfAnswers = new WeakMap<FastifyRequest, 'lost_answer' | 'withheld_answer'>();

/** Cuts or withholds the answers that are to be, after the work was done. */
export function loseAnswers(app: FastifyInstance): void {
  app.addHook('onSend', (request, _reply, payload, done) => {
    switch (fateOfAnswers.get(request)) {
      case undefined:
        return done(null, payload);
      case 'lost_answer':
        request.raw.socket.destroy();
        return done(null, payload);
      case 'withheld_answer':
        // Never done: the connection stays open until somebody gives up.
        return undefined;
    }
  });
}
