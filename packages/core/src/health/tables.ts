import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.ts';

/**
 * One row a minute in which the bridge called an account's POS, or Wix for an instance. Written in
 * batches by `createCallOutcomes`, read by `readBridgeHealth`; kept for some hours.
 */
export const callOutcomes = pgTable(
  'call_outcomes',
  {
    side: text('side').$type<'pos' | 'wix'>().notNull(),
    /** The account whose POS was called, or the instance that Wix was called for. */
    subject: text('subject').notNull(),
    minute: moment('minute').notNull(),
    /** Key of the POS provider; `wix` for Wix. */
    provider: text('provider').notNull(),
    succeeded: integer('succeeded').notNull(),
    failed: integer('failed').notNull(),
    lastSuccessAt: moment('last_success_at'),
    lastFailureAt: moment('last_failure_at'),
    /** The kind of the last failure, e.g. `timeout`. */
    lastFault: text('last_fault'),
  },
  (table) => [
    // How an account's POS, or Wix for a site, has answered lately.
    primaryKey({ columns: [table.side, table.subject, table.minute] }),
    // How everything has answered lately; and what is old enough to be forgotten.
    index('call_outcomes_of_minute').on(table.minute),
  ],
);

/** One row a process of the bridge that runs, or ran lately: when it last said so. */
export const processHeartbeats = pgTable('process_beats', {
  id: text('id').primaryKey(),
  app: text('app').notNull(),
  startedAt: moment('started_at').notNull(),
  beatAt: moment('beat_at').notNull(),
});

/** One row an encryption key: how many values it has sealed, over all processes; see `createKeyUse`. */
export const keyUses = pgTable('key_uses', {
  keyId: text('key_id').primaryKey(),
  sealed: bigint('sealed', { mode: 'number' }).notNull(),
});
