import { and, eq, gt, lt, sum } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import { normalEmail } from './create-staff-member.ts';
import { recordAudit } from './record-audit.ts';
import { type SignInOrigin, staffOfMailbox } from './sign-in-traces.ts';
import { freeAttempts, waitBeforeAttempt } from './sign-in-wait.ts';
import { staffSignInAttempts } from './tables.ts';

interface Deps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly sealer: Pick<Sealer, 'hash'>;
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

/** What was typed, which may be anybody's address or a password, is counted and nowhere readable. */
const mailboxKey = ({ sealer }: Pick<Deps, 'sealer'>, email: string): string =>
  sealer.hash(`sign-in ${normalEmail(email)}`);

const forgottenAfterMs = 24 * 3600 * 1000;
const attackWithinMs = 3600 * 1000;
const attackFrom = 20;

/**
 * Counts an attempt before it is made, so that a hundred at once are a hundred; or says how long to wait,
 * and then it does not count. Shared by all processes of the console.
 */
export const beginSignIn = (
  deps: Deps,
  attempt: SignInCounter & { readonly origin: SignInOrigin },
): Promise<{ readonly outcome: 'go' } | { readonly outcome: 'wait'; readonly seconds: number }> =>
  deps.db.transaction(async (tx) => {
    const now = deps.clock.now();
    const mailbox = mailboxKey(deps, attempt.email);
    const { from } = attempt;
    const own = and(
      eq(staffSignInAttempts.mailboxKey, mailbox),
      eq(staffSignInAttempts.origin, from),
    );
    const before = (ms: number) => new Date(now.getTime() - ms);
    await tx
      .delete(staffSignInAttempts)
      .where(lt(staffSignInAttempts.lastAt, before(forgottenAfterMs)));
    await tx
      .insert(staffSignInAttempts)
      .values({ mailboxKey: mailbox, origin: from, count: 0, lastAt: now })
      .onConflictDoNothing();
    const [counted] = await tx.select().from(staffSignInAttempts).where(own).for('update');
    const [all] = await tx
      .select({ count: sum(staffSignInAttempts.count).mapWith(Number) })
      .from(staffSignInAttempts)
      .where(
        and(
          eq(staffSignInAttempts.mailboxKey, mailbox),
          gt(staffSignInAttempts.lastAt, before(attackWithinMs)),
        ),
      );
    const isUnderAttack = !from.startsWith('device:') && (all?.count ?? 0) >= attackFrom;
    const tried = counted === undefined || counted.count === 0 ? undefined : counted;
    const wait = waitBeforeAttempt(tried, isUnderAttack, now);
    if (wait > 0) return { outcome: 'wait', seconds: Math.ceil(wait / 1_000) };
    const count = (tried?.count ?? 0) + 1;
    await tx.update(staffSignInAttempts).set({ count, lastAt: now }).where(own);
    const id = count === freeAttempts ? await staffOfMailbox(tx, attempt.email) : undefined;
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
export async function endSignIn(deps: Deps, { email, from }: SignInCounter): Promise<void> {
  await deps.db
    .delete(staffSignInAttempts)
    .where(
      and(
        eq(staffSignInAttempts.mailboxKey, mailboxKey(deps, email)),
        eq(staffSignInAttempts.origin, from),
      ),
    );
}
