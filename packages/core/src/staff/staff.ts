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

interface StaffDeps {
  readonly db: Drizzle;
  readonly clock: Clock;
  readonly sealer: Pick<Sealer, 'hash'>;
}

/** A use case with its deps already given. */
type Bound<UseCase> = UseCase extends (deps: never, ...wish: infer Wish) => infer Outcome
  ? (...wish: Wish) => Outcome
  : never;

/** The console's people and what they did. */
export interface Staff {
  ensureFirstAdministrator: Bound<typeof ensureFirstAdministrator>;
  list: Bound<typeof listStaff>;
  changeRole: Bound<typeof changeRole>;
  disable: Bound<typeof disableStaff>;
  enable: Bound<typeof enableStaff>;
  invite: Bound<typeof invite>;
  findInvitation: Bound<typeof findInvitation>;
  acceptInvitation: Bound<typeof acceptInvitation>;
  revokeInvitation: Bound<typeof revokeInvitation>;
  listInvitations: Bound<typeof listInvitations>;
  listSessions: Bound<typeof listSessions>;
  revokeSessions: Bound<typeof revokeSessions>;
  changePassword: Bound<typeof changePassword>;
  makePasswordReset: Bound<typeof makePasswordReset>;
  findPasswordReset: Bound<typeof findPasswordReset>;
  usePasswordReset: Bound<typeof usePasswordReset>;
  beginSignIn: Bound<typeof beginSignIn>;
  endSignIn: Bound<typeof endSignIn>;
  noteSignIn: Bound<typeof noteSignIn>;
  noteSignInFailure: Bound<typeof noteSignInFailure>;
  listAudit: Bound<typeof listAudit>;
  noteSandboxUse: Bound<typeof noteSandboxUse>;
}

export function createStaff(deps: StaffDeps): Staff {
  return {
    ensureFirstAdministrator: (administrator) => ensureFirstAdministrator(deps, administrator),
    list: () => listStaff(deps),
    changeRole: (wish) => changeRole(deps, wish),
    disable: (wish) => disableStaff(deps, wish),
    enable: (wish) => enableStaff(deps, wish),
    invite: (wish) => invite(deps, wish),
    findInvitation: (token) => findInvitation(deps, token),
    acceptInvitation: (answer) => acceptInvitation(deps, answer),
    revokeInvitation: (wish) => revokeInvitation(deps, wish),
    listInvitations: () => listInvitations(deps),
    listSessions: (staffId) => listSessions(deps, staffId),
    revokeSessions: (wish) => revokeSessions(deps, wish),
    changePassword: (wish) => changePassword(deps, wish),
    makePasswordReset: (wish) => makePasswordReset(deps, wish),
    findPasswordReset: (token) => findPasswordReset(deps, token),
    usePasswordReset: (wish) => usePasswordReset(deps, wish),
    beginSignIn: (attempt) => beginSignIn(deps, attempt),
    endSignIn: (counter) => endSignIn(deps, counter),
    noteSignIn: (note) => noteSignIn(deps, note),
    noteSignInFailure: (note) => noteSignInFailure(deps, note),
    listAudit: (query) => listAudit(deps.db, query),
    noteSandboxUse: (use) => noteSandboxUse(deps, use),
  };
}
