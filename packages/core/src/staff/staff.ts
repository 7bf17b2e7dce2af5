import { bind } from '../bind.ts';
import type { Clock } from '../clock.ts';
import type { Drizzle } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import { changeRole, disableStaff, enableStaff } from './change-staff.ts';
import { ensureFirstAdministrator } from './ensure-first-administrator.ts';
import {
  acceptInvitation,
  findInvitation,
  invite,
  listInvitations,
  revokeInvitation,
} from './invitations.ts';
import { beginSignIn, endSignIn } from './limit-sign-in.ts';
import { listAudit } from './list-audit.ts';
import { listStaff } from './list-staff.ts';
import { noteSandboxUse } from './note-sandbox-use.ts';
import {
  changePassword,
  findPasswordReset,
  makePasswordReset,
  usePasswordReset,
} from './passwords.ts';
import { noteSignIn, noteSignInFailure } from './sign-in-traces.ts';
import { listSessions, revokeSessions } from './staff-sessions.ts';

/** The console's people and what they did. */
export type Staff = ReturnType<typeof createStaff>;

export const createStaff = (deps: {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly sealer: Pick<Sealer, 'hash'>;
}) => ({
  ...bind(deps, {
    ensureFirstAdministrator,
    list: listStaff,
    changeRole,
    disable: disableStaff,
    enable: enableStaff,
    invite,
    findInvitation,
    acceptInvitation,
    revokeInvitation,
    listInvitations,
    listSessions,
    revokeSessions,
    changePassword,
    makePasswordReset,
    findPasswordReset,
    usePasswordReset,
    beginSignIn,
    endSignIn,
    noteSignIn,
    noteSignInFailure,
    noteSandboxUse,
  }),
  ...bind(deps.db, { listAudit }),
});
