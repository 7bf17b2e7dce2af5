import { roleReaches, type StaffRole } from '@pos-bridge/core';
import { storableSchema } from '@pos-bridge/storable';
import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { Context } from './context.ts';
import { translateFault } from './translate-fault.ts';
import { isAsyncIterable, whileAllowed } from './while-allowed.ts';

/** A live page connects anew this often; who was signed out or demoted loses it at once. */
const longestSubscriptionMs = 5 * 60_000;

const t = initTRPC.context<Context>().create({
  isDev: false,
  sse: {
    ping: { enabled: true, intervalMs: 5_000 },
    client: { reconnectAfterInactivityMs: 15_000 },
    maxDurationMs: longestSubscriptionMs,
  },
  /** All that a caller learns of a failure: never a stack, never a message from inside. */
  errorFormatter: ({ shape, error, ctx }) => ({
    code: shape.code,
    message: tellable(error),
    data: {
      code: error.code,
      httpStatus: shape.data.httpStatus,
      requestId: ctx?.requestId ?? null,
      fields:
        error.code === 'BAD_REQUEST' && error.cause instanceof ZodError
          ? error.cause.issues.map((issue) => ({
              path: issue.path.map(String).join('.'),
              message: issue.message,
            }))
          : [],
    },
  }),
});

export const { router } = t;

const measured = t.procedure.use(async ({ ctx, path, type, next }) => {
  const startedAt = performance.now();
  const result = await next();
  if (type !== 'subscription') {
    ctx.metrics.procedure.observe(
      { path, outcome: result.ok ? 'OK' : result.error.code },
      (performance.now() - startedAt) / 1000,
    );
  }
  const told = result.ok ? undefined : translateFault(result.error.cause);
  if (told !== undefined) throw told;
  return result;
});

/** Whatever a procedure asks for: a text that the database cannot hold is refused before it runs. */
const refuseUnstorable = t.middleware(async ({ getRawInput, next }) => {
  const given = storableSchema.safeParse(await getRawInput());
  if (!given.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: given.error });
  return next();
});

/** For everyone, signed in or not. */
export const publicProcedure = measured.use(refuseUnstorable);

const procedureFor = (needed: StaffRole) =>
  measured
    .use(async ({ ctx, next, signal }) => {
      const staff = await ctx.identify();
      if (staff === null) {
        throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' });
      }
      if (!roleReaches(staff.role, needed)) {
        throw new TRPCError({
          code: 'FORBIDDEN',
          message: `This needs the role ${needed}; yours is ${staff.role}.`,
        });
      }
      const result = await next({
        ctx: { staff, actor: { kind: 'staff', id: staff.id, name: staff.name } as const },
      });
      if (!result.ok || !isAsyncIterable(result.data)) return result;
      const isAllowed = async () => {
        const now = await ctx.identifyAgain();
        return now !== null && roleReaches(now.role, needed);
      };
      const changes = ctx.feeds.staff.follow(staff.id);
      const stop = signal ?? AbortSignal.timeout(0);
      return { ...result, data: whileAllowed(result.data, changes, isAllowed, stop) };
    })
    .use(refuseUnstorable);

/** The ladder: whoever reaches a role may do what the roles below it may. */
export const viewerProcedure = procedureFor('viewer');
export const supportProcedure = procedureFor('support');
export const administratorProcedure = procedureFor('administrator');

/** Codes whose messages were written for the caller; every other one gets a message of its own here. */
function tellable(error: TRPCError): string {
  switch (error.code) {
    case 'BAD_REQUEST':
      return error.cause instanceof ZodError ? 'The input is not valid.' : error.message;
    case 'UNAUTHORIZED':
    case 'FORBIDDEN':
    case 'NOT_FOUND':
    case 'CONFLICT':
    case 'PRECONDITION_FAILED':
    case 'UNPROCESSABLE_CONTENT':
    case 'SERVICE_UNAVAILABLE':
    case 'TOO_MANY_REQUESTS':
    case 'BAD_GATEWAY':
      return error.message;
    case 'TIMEOUT':
    case 'CLIENT_CLOSED_REQUEST':
      return 'The request took too long.';
    default:
      return 'Something went wrong on our side.';
  }
}
