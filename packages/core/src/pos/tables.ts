import { sql } from 'drizzle-orm';
import { bigserial, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from '../database/columns.ts';

/** `failed`: some handler would not have it, in all attempts of the job. */
export type PosWebhookState = 'received' | 'handled' | 'failed';

/** One row a message that a POS sent by itself, stored once and answered before anything is done. */
export const posWebhooks = pgTable(
  'pos_webhooks',
  {
    /** Grows with time: the order of the list, and where a page goes on. */
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    provider: text('provider').notNull(),
    /** The POS's own; the same for a repeat. */
    messageId: text('message_id').notNull(),
    /** What the provider read in it; the body itself is not kept. */
    events: jsonb('events').$type<unknown>().notNull(),
    state: text('state').$type<PosWebhookState>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    problem: text('problem'),
    receivedAt: moment('received_at').notNull(),
    handledAt: moment('handled_at'),
  },
  (table) => [
    // Is it a repeat?
    uniqueIndex('pos_webhooks_of_message').on(table.provider, table.messageId),
    // Messages whose job was lost, and the console's list of what failed.
    index('pos_webhooks_unhandled')
      .on(table.state, table.id)
      .where(sql`${table.state} <> 'handled'`),
    // Retention deletes from the old end.
    index('pos_webhooks_by_time').on(table.receivedAt),
  ],
);
