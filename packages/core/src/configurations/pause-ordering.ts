import type { ConfigurationId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { Authorship } from '../staff/authorship.ts';
import { recordAudit } from '../staff/record-audit.ts';
import { configurations } from './tables.ts';

/** No orders at this location before `until`; null takes them again at once. READY stays READY. */
export async function pauseOrderingAt(
  deps: { readonly db: Drizzle; readonly clock: Clock },
  pause: { readonly configurationId: ConfigurationId; readonly until: Date | null },
  authorship: Authorship,
): Promise<{ readonly outcome: 'done' | 'configuration-not-found' }> {
  const { configurationId, until } = pause;
  return deps.db.transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(configurations)
      .where(eq(configurations.id, configurationId))
      .for('no key update');
    if (before === undefined) return { outcome: 'configuration-not-found' };
    await tx
      .update(configurations)
      .set({ orderingPausedUntil: until })
      .where(eq(configurations.id, configurationId));
    await recordAudit(tx, {
      actor: authorship.author,
      action: until === null ? 'configuration.ordering_resumed' : 'configuration.ordering_paused',
      subject: { type: 'configuration', id: configurationId },
      accountId: before.accountId,
      reason: authorship.reason,
      before: { orderingPausedUntil: before.orderingPausedUntil },
      after: { orderingPausedUntil: until },
      at: deps.clock.now(),
    });
    return { outcome: 'done' };
  });
}
