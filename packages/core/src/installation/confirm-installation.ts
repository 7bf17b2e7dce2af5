import type { InstanceId } from '@pos-bridge/wix';
import { and, eq, lte } from 'drizzle-orm';
import type { Drizzle, Transaction } from '../database/connect.ts';
import { instances } from '../instances/tables.ts';
import { handleJob, type JobHandler } from '../jobs/define-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Log } from '../log.ts';
import type { AuditActor } from '../staff/audit-entry.ts';
import { wixAccessTokens } from '../wix/tables.ts';
import type { WixEvent, WixEventHandlers } from '../wix/wix-event.ts';
import type { WixTokens } from '../wix/wix-tokens.ts';
import {
  type InstallStateDeps,
  lockInstance,
  markInstalled,
  markRemoved,
} from './install-state.ts';
import { checkInstallation } from './jobs.ts';

/** Told, in the transaction of an AppRemoved, that the app was off the site at that moment. */
export type OnAppRemoved = (tx: Transaction, instanceId: InstanceId, at: Date) => Promise<void>;

export interface InstallationChecks {
  /** Asks Wix for a token, which is the proof, and believes the answer. */
  confirm(instanceId: InstanceId): Promise<'installed' | 'not-installed'>;
  readonly eventHandlers: WixEventHandlers;
  readonly jobHandlers: readonly JobHandler[];
}

const actor: AuditActor = { kind: 'bridge', name: 'installation check' };

/** Where Wix's answer and its event disagree, one of them may be late: Wix is asked again after these. */
const askAgainAfterMs = [60_000, 600_000, 3_600_000];

/**
 * Keeps the install state true. Events come late and out of order, so none of them decides: each one
 * makes us ask Wix, and the answer counts. What an AppRemoved does decide is what happened *before* it:
 * tokens that were given, and accounts that were connected, until then are worth nothing, also where
 * the app has been installed again since. Where Wix confirms the removal, "until then" is now: Wix
 * tells the time of the event in whole seconds.
 */
export function createInstallationChecks(
  deps: InstallStateDeps & {
    readonly db: Drizzle;
    readonly log: Log;
    readonly tokens: WixTokens;
    readonly jobs: JobQueue;
    readonly onAppRemoved: OnAppRemoved;
  },
): InstallationChecks {
  const { db, clock, jobs, tokens, log } = deps;

  const confirm = async (instanceId: InstanceId): Promise<'installed' | 'not-installed'> => {
    const before = await db.transaction((tx) => lockInstance(tx, instanceId, clock.now()));
    const asked = await tokens.ask(instanceId);
    return db.transaction(async (tx) => {
      const instance = await lockInstance(tx, instanceId, clock.now());
      if (asked.outcome === 'granted') {
        await tokens.keep(tx, instanceId, asked.token);
        await markInstalled(tx, deps, instance, actor);
        return 'installed';
      }
      // Installed anew while Wix was refusing the token of before: the new one counts.
      if (instance.refreshToken !== before.refreshToken && instance.refreshToken !== null) {
        return 'installed';
      }
      await tokens.forget(tx, instanceId);
      await markRemoved(tx, deps, instance, actor);
      return 'not-installed';
    });
  };

  const askAgainLater = async (
    executor: Drizzle | Transaction,
    instanceId: InstanceId,
    expected: 'installed' | 'removed',
    check: number,
  ): Promise<void> => {
    const delay = askAgainAfterMs[check];
    if (delay === undefined) return;
    const startAfter = new Date(clock.now().getTime() + delay);
    await jobs.enqueue(
      executor,
      checkInstallation,
      { instanceId, expected, check },
      { startAfter },
    );
  };

  const onInstalled = async ({ instanceId, occurredAt }: WixEvent<'app_installed'>) => {
    await db.transaction(async (tx) => {
      const { installEventAt } = await lockInstance(tx, instanceId, clock.now());
      await tx
        .update(instances)
        .set({ installEventAt: later(installEventAt, occurredAt) })
        .where(eq(instances.id, instanceId));
    });
    const answer = await confirm(instanceId);
    if (answer === 'not-installed') await askAgainLater(db, instanceId, 'installed', 0);
  };

  /** What was given or connected until `at` belonged to an installation that is over. */
  const endUntil = (instanceId: InstanceId, at: Date): Promise<void> =>
    db.transaction(async (tx) => {
      const { refreshTokenAt } = await lockInstance(tx, instanceId, clock.now());
      if (refreshTokenAt === null || refreshTokenAt <= at) {
        await tx
          .update(instances)
          .set({ refreshToken: null, refreshTokenAt: null })
          .where(eq(instances.id, instanceId));
      }
      await tx
        .delete(wixAccessTokens)
        .where(
          and(eq(wixAccessTokens.instanceId, instanceId), lte(wixAccessTokens.obtainedAt, at)),
        );
      await deps.onAppRemoved(tx, instanceId, at);
    });

  const onRemoved = async ({ instanceId, occurredAt }: WixEvent<'app_removed'>) => {
    const isNewest = await db.transaction(async (tx) => {
      const { installEventAt, removalEventAt } = await lockInstance(tx, instanceId, clock.now());
      await tx
        .update(instances)
        .set({ removalEventAt: later(removalEventAt, occurredAt) })
        .where(eq(instances.id, instanceId));
      return installEventAt === null || installEventAt <= occurredAt;
    });
    const askedAt = clock.now();
    const answer = await confirm(instanceId);
    await endUntil(instanceId, answer === 'installed' ? occurredAt : askedAt);
    if (answer === 'installed' && isNewest) await askAgainLater(db, instanceId, 'removed', 0);
  };

  return {
    confirm,
    eventHandlers: { app_installed: onInstalled, app_removed: onRemoved },
    jobHandlers: [
      handleJob(checkInstallation, async ({ instanceId, expected, check }) => {
        const askedAt = clock.now();
        const answer = await confirm(instanceId);
        if (answer === 'not-installed' && expected === 'removed')
          await endUntil(instanceId, askedAt);
        if ((answer === 'installed') === (expected === 'installed')) return;
        log.info({ instanceId, expected, check }, 'Wix still says otherwise of an installation');
        await askAgainLater(db, instanceId, expected, check + 1);
      }),
    ],
  };
}

const later = (known: Date | null, told: Date): Date =>
  known !== null && known > told ? known : told;
