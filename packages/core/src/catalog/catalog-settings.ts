import type { AccountId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accounts } from '../accounts/tables.ts';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { AuditActor } from '../staff/audit-entry.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { catalogMastersSchema, posIsMasterOfAll } from './masters.ts';
import { usualSyncEveryMinutes } from './runs/sweep.ts';
import { catalogSettings } from './tables.ts';

export const catalogSettingsSchema = z.object({
  masters: catalogMastersSchema,
  /** Between syncs by the clock; null: none. At least a quarter of an hour. */
  syncEveryMinutes: z.number().int().min(15).max(43_200).nullable(),
});
export type CatalogSettings = z.infer<typeof catalogSettingsSchema>;

const usualSettings: CatalogSettings = {
  masters: posIsMasterOfAll,
  syncEveryMinutes: usualSyncEveryMinutes,
};

export async function readCatalogSettings(
  db: Pick<Drizzle, 'select'>,
  accountId: AccountId,
): Promise<CatalogSettings> {
  const [row] = await db
    .select({
      masters: catalogSettings.masters,
      syncEveryMinutes: catalogSettings.syncEveryMinutes,
    })
    .from(catalogSettings)
    .where(eq(catalogSettings.accountId, accountId));
  return row ?? usualSettings;
}

export async function settingsChosenAt(
  db: Pick<Drizzle, 'select'>,
  accountId: AccountId,
): Promise<Date | null> {
  const [row] = await db
    .select({ changedAt: catalogSettings.changedAt })
    .from(catalogSettings)
    .where(eq(catalogSettings.accountId, accountId));
  return row?.changedAt ?? null;
}

export type SettingsChange =
  | { readonly outcome: 'changed'; readonly settings: CatalogSettings }
  | { readonly outcome: 'account-not-found' };

/** Takes effect with the next sync, which publishes what came over to the POS. */
export async function changeCatalogSettings(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  accountId: AccountId,
  settings: CatalogSettings,
  by: { readonly actor: AuditActor; readonly reason?: string | undefined },
): Promise<SettingsChange> {
  return deps.db.transaction(async (tx) => {
    const [account] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for('update');
    if (account === undefined) return { outcome: 'account-not-found' };
    const before = await readCatalogSettings(tx, accountId);
    const changedAt = deps.clock.now();
    await tx
      .insert(catalogSettings)
      .values({ accountId, ...settings, changedAt })
      .onConflictDoUpdate({ target: catalogSettings.accountId, set: { ...settings, changedAt } });
    await recordAudit(tx, {
      actor: by.actor,
      action: 'catalog.settings_changed',
      subject: { type: 'account', id: accountId },
      reason: by.reason ?? null,
      before,
      after: settings,
      at: changedAt,
    });
    return { outcome: 'changed', settings };
  });
}
