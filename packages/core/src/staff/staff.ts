import type { Drizzle } from '../database/connect.ts';
import { type AuditQuery, type AuditRow, listAudit } from './list-audit.ts';

/** The console's people and what they did. */
export interface Staff {
  listAudit(query: AuditQuery): Promise<AuditRow[]>;
}

export function createStaff(deps: { readonly db: Drizzle }): Staff {
  return {
    listAudit: (query) => listAudit(deps.db, query),
  };
}
