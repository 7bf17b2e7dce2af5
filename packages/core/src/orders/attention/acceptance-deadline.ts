import type { AccountId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accounts } from '../../accounts/tables.ts';
import type { Clock } from '../../clock.ts';
import type { Drizzle, Executor, Transaction } from '../../database/connect.ts';
import type { Authorship } from '../../staff/authorship.ts';
import { recordAudit } from '../../staff/record-audit.ts';
import { orderTimes } from '../order-times.ts';
import { orderSettings } from '../tables.ts';

/** Where nobody set another deadline. */
export const usualAcceptWithinMinutes = orderTimes.usualAcceptance / 60_000;

/**
 * How long a kitchen may take to accept an order, counted from when Wix sent it; who takes longer is
 * shown to support. `usual`: as every account has it; `none`: nobody is told.
 */
export const acceptanceDeadlineSchema = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('usual') }),
  z.object({
    rule: z.literal('within'),
    minutes: z
      .number()
      .int()
      .min(1)
      .max(24 * 60),
  }),
  z.object({ rule: z.literal('none') }),
]);
export type AcceptanceDeadline = z.infer<typeof acceptanceDeadlineSchema>;

export async function readAcceptanceDeadline(
  executor: Executor,
  accountId: AccountId,
): Promise<AcceptanceDeadline> {
  const [row] = await executor
    .select({ minutes: orderSettings.acceptWithinMinutes })
    .from(orderSettings)
    .where(eq(orderSettings.accountId, accountId));
  if (row === undefined) return { rule: 'usual' };
  return row.minutes === null ? { rule: 'none' } : { rule: 'within', minutes: row.minutes };
}

/** Holds for orders that the POS takes from now on; those that it has keep the deadline they got. */
export async function changeAcceptanceDeadline(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  change: { readonly accountId: AccountId; readonly deadline: AcceptanceDeadline },
  authorship: Authorship,
): Promise<{ readonly outcome: 'changed' | 'unchanged' | 'account-not-found' }> {
  const { accountId, deadline } = change;
  return deps.db.transaction(async (tx) => {
    const [account] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for('no key update');
    if (account === undefined) return { outcome: 'account-not-found' };
    const before = await readAcceptanceDeadline(tx, accountId);
    if (isSame(before, deadline)) return { outcome: 'unchanged' };
    const at = deps.clock.now();
    await keep(tx, accountId, deadline, at);
    await recordAudit(tx, {
      actor: authorship.author,
      action: 'account.acceptance_deadline_changed',
      subject: { type: 'account', id: accountId },
      reason: authorship.reason,
      before: { acceptance: before },
      after: { acceptance: deadline },
      at,
    });
    return { outcome: 'changed' };
  });
}

async function keep(
  tx: Transaction,
  accountId: AccountId,
  deadline: AcceptanceDeadline,
  changedAt: Date,
): Promise<void> {
  if (deadline.rule === 'usual') {
    await tx.delete(orderSettings).where(eq(orderSettings.accountId, accountId));
    return;
  }
  const acceptWithinMinutes = deadline.rule === 'within' ? deadline.minutes : null;
  const set = { acceptWithinMinutes, changedAt };
  await tx
    .insert(orderSettings)
    .values({ accountId, ...set })
    .onConflictDoUpdate({ target: orderSettings.accountId, set });
}

/** When the order is late, by what its account has set now; null where it never is. */
export async function acceptByOf(
  executor: Executor,
  order: { readonly accountId: AccountId; readonly receivedAt: Date },
): Promise<Date | null> {
  const deadline = await readAcceptanceDeadline(executor, order.accountId);
  const minutes = minutesOf(deadline);
  return minutes === null ? null : new Date(order.receivedAt.getTime() + minutes * 60_000);
}

function minutesOf(deadline: AcceptanceDeadline): number | null {
  switch (deadline.rule) {
    case 'usual':
      return usualAcceptWithinMinutes;
    case 'within':
      return deadline.minutes;
    case 'none':
      return null;
  }
}

/** Fifteen minutes of an account's own are not the usual ones, which may change with the bridge. */
const isSame = (one: AcceptanceDeadline, other: AcceptanceDeadline): boolean =>
  one.rule === other.rule && minutesOf(one) === minutesOf(other);
