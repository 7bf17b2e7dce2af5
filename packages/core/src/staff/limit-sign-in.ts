import { and, eq, gt, lt, sum } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { normalEmail } from './create-staff-member.ts';
import { recordAudit } from './record-audit.ts';
import { type SignInOrigin, staffOfMailbox } from './sign-in-traces.ts';
import { freeAttempts, waitBeforeAttempt } from './sign-in-wait.ts';
import { staffSignInAttempts } from './tables.ts';

interface Deps {
  readonly db: Drizzle;
  readonly clock: Clock;
}

/**
 * Whose attempts are counted together: a mailbox and where they come from, an address or a browser that
 * this person has signed in with before. So a stranger's attempts are the stranger's alone.
 */
export interface SignInCounter {
  readonly email: string;
  /** `address:…` or `device:…`. */
  readonly from: string;
}

const forgottenAfterMs = 24 * 3600 * 1000;
const attackWithinMs = 3600 * 1000;
const attackFrom = 20;

/**
 * Counts an attempt before it is made, so that a hundred at once are a hundred; or says how long to wait,
 * and then it does not count. Shared by all processes of the console.
 */
export const beginSignIn = (
  { db, clock }: Deps,
  attempt: SignInCounter & { readonly origin: SignInOrigin },
): Promise<{ readonly outcome: 'go' } | { readonly outcome: 'wait'; readonly seconds: number }> =>
  db.transaction(async (tx) => {
    const now = clock.now();
    const mailbox = normalEmail(attempt.email);
    const { from } = attempt;
    const own = and(eq(staffSignInAttempts.mailbox, mailbox), eq(staffSignInAttempts.origin, from));
    const before = (ms: number) => new Date(now.getTime() - ms);
    await tx
      .delete(staffSignInAttempts)
      .where(lt(staffSignInAttempts.lastAt, before(forgottenAfterMs)));
    await tx
      .insert(staffSignInAttempts)
      .values({ mailbox, origin: from, count: 0, lastAt: now })
      .onConflictDoNothing();
    const [counted] = await tx.select().from(staffSignInAttempts).where(own).for('update');
    const [all] = await tx
      .select({ count: sum(staffSignInAttempts.count).mapWith(Number) })
      .from(staffSignInAttempts)
      .where(
        and(
          eq(staffSignInAttempts.mailbox, mailbox),
          gt(staffSignInAttempts.lastAt, before(attackWithinMs)),
        ),
      );
    const isUnderAttack = !from.startsWith('device:') && (all?.count ?? 0) >= attackFrom;
    const tried = counted === undefined || counted.count === 0 ? undefined : counted;
    const wait = waitBeforeAttempt(tried, isUnderAttack, now);
    if (wait > 0) return { outcome: 'wait', seconds: Math.ceil(wait / 1_000) };
    const count = (tried?.count ?? 0) + 1;
    await tx.update(staffSignInAttempts).set({ count, lastAt: now }).where(own);
    const id = count === freeAttempts ? await staffOfMailbox(tx, mailbox) : undefined;
    if (id !== undefined) {
      await recordAudit(tx, {
        actor: { kind: 'bridge', name: 'sign-in' },
        action: 'staff.sign-in-slowed-down',
        subject: { type: 'staff', id },
        after: attempt.origin,
        at: now,
      });
    }
    return { outcome: 'go' };
  });

/** The attempt led in: what was mistyped before is forgotten. */
export async function endSignIn({ db }: Deps, { email, from }: SignInCounter): Promise<void> {
  await db
    .delete(staffSignInAttempts)
    .where(
      and(
        eq(staffSignInAttempts.mailbox, normalEmail(email)),
        eq(staffSignInAttempts.origin, from),
      ),
    );
}
