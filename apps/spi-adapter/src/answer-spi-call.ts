import { isBounded, redactOrder, type SpiCallEntry } from '@pos-bridge/core';
import {
  accountIdSchema,
  configurationIdSchema,
  type VerifiedEnvelope,
  type VerifiedInstanceToken,
} from '@pos-bridge/wix';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { AdapterDeps } from './adapter-deps.ts';
import type { NoteLeftOut } from './log-once.ts';
import type { RegisteredOperation } from './operations/all-operations.ts';
import type { SpiRefusal } from './operations/operation.ts';
import {
  fault,
  malformed,
  type SpiErrorAnswer,
  tooMany,
  tooMuch,
  toSpiError,
  unauthenticated,
} from './spi-errors.ts';

/** What one call leaves in ledger, metrics and log; filled while it is answered. */
interface CallRecord {
  requestId: SpiCallEntry['requestId'];
  instanceId: SpiCallEntry['instanceId'];
  message: unknown;
  /** The row that keeps the message's order; null where none does. */
  keptAs: string | null;
}

const idsOf = z.object({
  accountId: accountIdSchema.nullable().catch(null),
  configurationId: configurationIdSchema.nullable().catch(null),
});

type SpiDeps = AdapterDeps & { readonly noteLeftOut: NoteLeftOut };

/** Verify, parse, handle, answer, record: the way of every SPI call (contract §1 and §2). */
export async function answerSpiCall(
  operation: RegisteredOperation,
  deps: SpiDeps,
  token: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const record: CallRecord = { requestId: null, instanceId: null, message: null, keptAs: null };
  const verified = await deps.verifier.verify(token, {
    allowInstanceToken: operation.acceptsInstanceToken,
  });
  if (verified.outcome === 'rejected') {
    const { reason, detail, unverifiedRequestId } = verified;
    deps.metrics.rejectedTokens.inc({ reason });
    return refuseUnverified(operation.name, deps, unauthenticated, reply, {
      reason,
      detail,
      unverifiedRequestId,
    });
  }
  const answer = await decide(operation, deps, verified, record);
  return finishSpiCall(operation.name, deps, answer, record, reply);
}

/**
 * Refuses a call of which nobody knows who made it. A stranger can make as many as the line carries, so
 * that few of them leave a log line and a row, and an address that goes on hears 429.
 */
export function refuseUnverified(
  operation: string,
  deps: AdapterDeps,
  refusal: SpiRefusal,
  reply: FastifyReply,
  why: { readonly reason: string; readonly [detail: string]: unknown },
): FastifyReply {
  const remoteAddress = reply.request.ip;
  const noted = deps.unverified.note('spi', why.reason, remoteAddress);
  if (noted.outcome === 'limited') return sendAnswer(reply, toSpiError(tooMany));
  const answer = toSpiError(refusal);
  if (!noted.tell) return sendAnswer(reply, answer);
  deps.log.warn({ operation, ...why, remoteAddress }, 'SPI call refused: token');
  return finishSpiCall(operation, deps, answer, null, reply);
}

type Answer = { readonly status: 200; readonly body: unknown } | SpiErrorAnswer;

async function decide(
  operation: RegisteredOperation,
  deps: SpiDeps,
  verified: VerifiedEnvelope | VerifiedInstanceToken,
  record: CallRecord,
): Promise<Answer> {
  record.instanceId = verified.instanceId;
  const metadata = verified.kind === 'envelope' ? verified.metadata : null;
  record.requestId = metadata?.requestId ?? null;
  if (verified.kind === 'envelope') deps.noteLeftOut(operation.name, verified.leftOut);
  const message = verified.kind === 'envelope' ? (verified.request ?? {}) : {};
  // Before anything looks at it, the ledger too.
  if (!isBounded(message)) return toSpiError(tooMuch);
  record.message = message;
  try {
    const result = await operation.run(
      record.message,
      { instanceId: verified.instanceId, metadata },
      deps,
    );
    if (result.outcome !== 'malformed') record.keptAs = result.keptAs ?? null;
    switch (result.outcome) {
      case 'answered':
        return { status: 200, body: result.body };
      case 'refused':
        return toSpiError(result);
      case 'malformed': {
        const refusal = malformed(result.error);
        deps.log.warn(
          { operation: operation.name, requestId: record.requestId, errors: refusal.errors },
          'SPI call refused: message',
        );
        return toSpiError(refusal);
      }
    }
  } catch (error) {
    deps.log.error(
      { err: error, operation: operation.name, requestId: record.requestId },
      'SPI call failed',
    );
    return toSpiError(fault(error));
  }
}

/** Sends the answer and records the call. */
export function finishSpiCall(
  operation: string,
  deps: AdapterDeps,
  answer: Answer,
  record: CallRecord | null,
  reply: FastifyReply,
): FastifyReply {
  const outcome = 'code' in answer ? answer.code : 'OK';
  const durationMs = performance.now() - reply.request.receivedAt;
  const ids = idsOf.safeParse(record?.message);
  deps.metrics.spiCall.observe({ operation, outcome }, durationMs / 1000);
  deps.ledger.record({
    calledAt: deps.now(),
    operation,
    requestId: record?.requestId ?? null,
    instanceId: record?.instanceId ?? null,
    accountId: ids.data?.accountId ?? null,
    configurationId: ids.data?.configurationId ?? null,
    httpStatus: answer.status,
    outcome,
    durationMs,
    request: recorded(record),
    response: 'recorded' in answer ? answer.recorded : answer.body,
  });
  return sendAnswer(reply, answer);
}

function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  if ('headers' in answer) reply.headers(answer.headers);
  return reply.code(answer.status).send(answer.body);
}

/** An order lives where it is kept, and nowhere twice: the ledger names it. */
const recorded = (record: CallRecord | null): unknown =>
  redactOrder(record?.message ?? null, record?.keptAs ?? null);
