import { sql } from 'drizzle-orm';
import type { Drizzle } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import type { Log } from '../log.ts';
import { keyUses } from './tables.ts';

/** One key may seal 2³² values, because its nonces are drawn by chance; half of it leaves time for a new one. */
export const sealsBeforeAlarm = 2 ** 31;

/**
 * Keeps count of what the sealing key has sealed, over all processes and their lives. A process that is
 * killed loses what it sealed since the last count: seconds, of a measure of years.
 */
export interface KeyUse {
  /** Adds what this process has sealed since it was last asked, and warns where a new key is due. */
  count(): Promise<number>;
}

export function createKeyUse(deps: {
  readonly db: Drizzle;
  readonly sealer: Pick<Sealer, 'keyId' | 'sealed'>;
  readonly log: Log;
}): KeyUse {
  let counted = 0;
  let warned = false;
  return {
    count: async () => {
      const fresh = deps.sealer.sealed - counted;
      counted += fresh;
      const [row] = await write(deps.db, deps.sealer.keyId, fresh).catch((error: unknown) => {
        counted -= fresh;
        throw error;
      });
      const sealed = row?.sealed ?? 0;
      if (sealed >= sealsBeforeAlarm && !warned) {
        warned = true;
        deps.log.warn(
          { keyId: deps.sealer.keyId, sealed },
          'the encryption key has sealed much: put a new one in front',
        );
      }
      return sealed;
    },
  };
}

const write = (db: Drizzle, keyId: string, sealed: number) =>
  db
    .insert(keyUses)
    .values({ keyId, sealed })
    .onConflictDoUpdate({
      target: keyUses.keyId,
      set: { sealed: sql`${keyUses.sealed} + excluded.sealed` },
    })
    .returning({ sealed: keyUses.sealed });
