import type { InstanceId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Transaction } from '../database/connect.ts';
import type { RefreshReadiness } from '../instances/refresh-readiness.ts';
import { instances } from '../instances/tables.ts';
import type { AuditActor } from '../staff/audit-entry.ts';
import { recordAudit } from '../staff/record-audit.ts';

export interface InstallStateDeps {
  readonly clock: Clock;
  /** Told, in the transaction of it, that the app is on the site, which may be new or not. */
  readonly onInstalled: (tx: Transaction, instanceId: InstanceId) => Promise<void>;
  readonly refreshReadiness: RefreshReadiness;
}

/** An instance, locked until the transaction ends; made where nobody has heard of it. */
export async function lockInstance(tx: Transaction, instanceId: InstanceId, now: Date) {
  await tx
    .insert(instances)
    .values({ id: instanceId, state: 'seen', firstSeenAt: now })
    .onConflictDoNothing();
  const [instance] = await tx
    .select()
    .from(instances)
    .where(eq(instances.id, instanceId))
    .for('no key update');
  if (instance === undefined) throw new Error('an instance vanished from the database');
  return instance;
}
export type LockedInstance = Awaited<ReturnType<typeof lockInstance>>;

/** The app is on the site, whatever was known of it. */
export async function markInstalled(
  tx: Transaction,
  deps: InstallStateDeps,
  instance: LockedInstance,
  actor: AuditActor,
): Promise<void> {
  const { id: instanceId, state } = instance;
  await deps.onInstalled(tx, instanceId);
  if (state === 'installed') return;
  const at = deps.clock.now();
  await tx
    .update(instances)
    // Each installation is set up anew, and Wix told of it.
    .set({ state: 'installed', installedAt: at, setUpReportedAt: null })
    .where(eq(instances.id, instanceId));
  await recordAudit(tx, {
    actor,
    action: 'instance.installed',
    subject: { type: 'instance', id: instanceId },
    before: { state },
    after: { state: 'installed' },
    at,
  });
  await deps.refreshReadiness(tx, { instanceId });
}

/** The app is no longer on the site. What it leaves behind is kept as history. */
export async function markRemoved(
  tx: Transaction,
  deps: InstallStateDeps,
  instance: LockedInstance,
  actor: AuditActor,
): Promise<void> {
  const { id: instanceId, state } = instance;
  if (state !== 'installed') return;
  const at = deps.clock.now();
  await tx
    .update(instances)
    .set({ state: 'removed', removedAt: at })
    .where(eq(instances.id, instanceId));
  await recordAudit(tx, {
    actor,
    action: 'instance.removed',
    subject: { type: 'instance', id: instanceId },
    before: { state },
    after: { state: 'removed' },
    at,
  });
  await deps.refreshReadiness(tx, { instanceId });
}
