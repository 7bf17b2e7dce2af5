import type { AuditRow } from '@pos-bridge/core';
import { z } from 'zod';

/** What was done; a row of another release may hold one that is not known here. */
export const auditAction = z.custom<AuditRow['action']>(
  (action) => typeof action === 'string' && action.length <= 80,
);
