import { pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/**
 * One row a piece of work that only one process may do at a time. A row, not an advisory lock, because
 * the work calls the outside: a lock would hold a transaction or a connection for as long.
 */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  /** A holder that died is forgotten at this moment. */
  until: moment('until').notNull(),
});
