import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { AuditAction } from './audit-action.ts';
import type { AuditActor } from './audit-entry.ts';
import { recordAudit } from './record-audit.ts';

/** What a person did in the simulated outside world; the world itself is none of the bridge's rows. */
export interface SandboxUse {
  readonly actor: AuditActor;
  readonly action: Extract<AuditAction, `sandbox.${string}`>;
  readonly subjectId: string;
  readonly after?: unknown;
}

export const noteSandboxUse = (
  { db, clock }: { readonly db: Drizzle; readonly clock: Clock },
  { actor, action, subjectId, after }: SandboxUse,
): Promise<void> =>
  db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      action,
      subject: { type: 'sandbox', id: subjectId },
      after,
      at: clock.now(),
    }),
  );
