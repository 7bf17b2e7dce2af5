import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import { ensureFirstAdministrator, type FirstAdministrator } from './ensure-first-administrator.ts';
import { type AuditQuery, type AuditRow, listAudit } from './list-audit.ts';

/** The console's people and what they did. */
export interface Staff {
  ensureFirstAdministrator(administrator: FirstAdministrator): Promise<'created' | 'exists'>;
  listAudit(query: AuditQuery): Promise<AuditRow[]>;
}

export function createStaff(deps: { readonly db: Drizzle; readonly clock: Clock }): Staff {
  return {
    ensureFirstAdministrator: (administrator) => ensureFirstAdministrator(deps, administrator),
    listAudit: (query) => listAudit(deps.db, query),
  };
}
