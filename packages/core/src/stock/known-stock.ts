import type { ConfigurationId } from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { stockLevels } from './tables.ts';

/** An item's stock and when the bridge last wrote it down. */
export interface KnownStock {
  readonly itemPosId: string;
  readonly inStock: boolean;
  readonly updatedAt: Date;
}

/** The stock of the POS location that a configuration is mapped to, whatever is known of it. */
export async function knownStock(
  { db, clock }: { readonly db: Drizzle; readonly clock: Clock },
  configurationId: ConfigurationId,
): Promise<KnownStock[]> {
  const rows = await db
    .select({
      itemPosId: stockLevels.itemPosId,
      inStock: stockLevels.inStock,
      outUntil: stockLevels.outUntil,
      updatedAt: stockLevels.updatedAt,
    })
    .from(configurations)
    .innerJoin(stockLevels, eq(stockLevels.locationId, configurations.locationId))
    .where(eq(configurations.id, configurationId));
  const now = clock.now();
  return rows.map(({ outUntil, inStock, ...level }) => ({
    ...level,
    inStock: inStock || (outUntil !== null && outUntil <= now),
  }));
}
