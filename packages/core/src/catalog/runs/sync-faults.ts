import { PosFault } from '@pos-bridge/pos';
import { type SyncFailureCode, WixApiError } from '@pos-bridge/wix';
import type { NoPosAccess } from '../../accounts/pos-access.ts';
import type { StatusReason } from '../../configurations/configuration-status.ts';
import { isDatabaseUnavailable } from '../../database/faults.ts';
import { WixAccessRefused } from '../../wix/wix-access-fault.ts';
import { WixBudgetExhausted } from '../../wix/wix-budget.ts';
import type { MenuFinding } from '../menu/menu-finding.ts';
import { isOverload, overloaded } from '../publisher/refused-entries.ts';
import type { SyncFailure } from '../sync-run.ts';
import { SyncStopped } from '../sync-stopped.ts';

/** What a thrown error means for a run. */
export type Judgement =
  /** It may pass by itself; `failure` is what to say where it does not. */
  | {
      readonly kind: 'passing';
      readonly failure: SyncFailure;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'final'; readonly failure: SyncFailure; readonly isBug: boolean }
  /** Not about the run at all: the job is to be tried again as it is. */
  | { readonly kind: 'not-ours' };

export function judge(error: unknown): Judgement {
  if (error instanceof SyncStopped) return final(error.failure);
  if (error instanceof PosFault) return judgePosFault(error);
  if (error instanceof WixApiError) return judgeWixError(error);
  if (error instanceof WixAccessRefused) {
    return final({
      code: 'ACCOUNT_NOT_CONNECTED',
      reason: `Wix cannot be called for this site: ${error.message}.`,
      params: { refusal: error.reason },
    });
  }
  if (error instanceof WixBudgetExhausted) {
    return passing(
      { code: 'SYSTEM_ERROR', reason: 'Wix allowed no more calls for this site.', params: {} },
      error.retryAfterMs,
    );
  }
  if (isDatabaseUnavailable(error)) return { kind: 'not-ours' };
  return {
    kind: 'final',
    isBug: true,
    failure: {
      code: 'SYSTEM_ERROR',
      reason: 'Something went wrong in the bridge; its log says what.',
      params: {},
    },
  };
}

const final = (failure: SyncFailure): Judgement => ({ kind: 'final', failure, isBug: false });
const passing = (failure: SyncFailure, retryAfterMs: number | null = null): Judgement => ({
  kind: 'passing',
  failure,
  retryAfterMs,
});

const sentencesOfPos: Readonly<Record<PosFault['kind'], string>> = {
  unreachable: 'The POS could not be reached.',
  timeout: 'The POS did not answer in time.',
  rate_limited: 'The POS asked for patience and was asked too often.',
  server_error: 'The POS answered that it has a problem.',
  unauthorized: 'The POS no longer lets the bridge in; the merchant has to connect it again.',
  location_gone: 'The POS no longer has this location; map another one.',
  protocol: 'The POS answered something that the bridge does not understand.',
};

function judgePosFault(fault: PosFault): Judgement {
  const reason = sentencesOfPos[fault.kind];
  // Wix is told them too: what the POS said is kept with the run, for support alone.
  const params = { posFault: fault.kind };
  switch (fault.kind) {
    case 'unreachable':
    case 'timeout':
    case 'rate_limited':
    case 'server_error':
      return passing(
        { code: 'SYSTEM_ERROR', reason, params },
        fault.retryAfterSeconds === undefined ? null : fault.retryAfterSeconds * 1000,
      );
    case 'unauthorized':
      return final({ code: 'ACCOUNT_NOT_AUTHORIZED', reason, params });
    case 'location_gone':
      return final({ code: 'LOCATION_NOT_FOUND', reason, params });
    case 'protocol':
      return final({ code: 'OTHER', reason, params });
  }
}

function judgeWixError(error: WixApiError): Judgement {
  const params: Record<string, string> = {
    operation: error.operation,
    ...(error.code !== null && { wixCode: error.code }),
    ...(error.description !== null && { wixDescription: error.description }),
    ...(error.wixRequestId !== null && { wixRequestId: error.wixRequestId }),
    ...Object.fromEntries(
      error.fieldViolations.slice(0, 3).map(({ field, description }) => [field, description]),
    ),
  };
  switch (error.kind) {
    case 'network':
    case 'timeout':
    case 'rate_limited':
    case 'server':
    case 'aborted':
      return passing(
        { code: 'SYSTEM_ERROR', reason: 'Wix did not answer as it should.', params },
        error.retryAfterSeconds === null ? null : error.retryAfterSeconds * 1000,
      );
    case 'unauthorized':
      return final({
        code: 'ACCOUNT_NOT_CONNECTED',
        reason: 'Wix no longer lets the app in: it may have been removed from the site.',
        params,
      });
    case 'client':
      if (isOverload(error.code)) return final(overloaded(params));
      if (error.code === 'CATALOG_NOT_FOUND') {
        return final({
          code: 'LOCATION_NOT_FOUND',
          reason: 'Wix no longer has the menus of this location.',
          params,
        });
      }
      return final({
        code: 'OTHER',
        reason: `Wix refused a call: ${error.description ?? error.code ?? `HTTP ${error.status}`}.`,
        params,
      });
    case 'protocol':
      return final({
        code: 'OTHER',
        reason: 'Wix answered something that the bridge does not understand.',
        params,
      });
  }
}

/** A menu that cannot be published, with what is wrong first. */
export function menuBlocked(findings: readonly MenuFinding[]): SyncStopped {
  const blocking = findings.filter(({ severity }) => severity === 'blocks');
  const [first] = blocking;
  const others = blocking.length > 1 ? ` (and ${blocking.length - 1} more findings)` : '';
  return new SyncStopped(
    'OTHER',
    `The menu of the POS cannot be published: ${first?.sentence ?? ''}${others}`,
    {
      findings: String(blocking.length),
      ...(first && { finding: first.code, path: first.path }),
    },
  );
}

const codeOfReason: Readonly<Record<StatusReason['code'], SyncFailureCode>> = {
  APP_REMOVED: 'ACCOUNT_NOT_CONNECTED',
  ACCOUNT_DISCONNECTED: 'ACCOUNT_NOT_CONNECTED',
  ACCOUNT_INACTIVE: 'ACCOUNT_NOT_FOUND',
  NOT_AUTHORIZED: 'ACCOUNT_NOT_AUTHORIZED',
  AUTHORIZATION_REVOKED: 'ACCOUNT_NOT_AUTHORIZED',
  ARCHIVED: 'LOCATION_NOT_FOUND',
  NOT_MAPPED: 'ACCOUNT_CONFIGURATION',
  POS_LOCATION_GONE: 'LOCATION_NOT_FOUND',
};

/** A configuration that is not ready: no call is made for it. */
export const notReady = (reason: StatusReason): SyncStopped =>
  new SyncStopped(codeOfReason[reason.code], reason.sentence, { reason: reason.code });

export function noPosAccess(reason: NoPosAccess): SyncStopped {
  switch (reason) {
    case 'account-not-found':
      return new SyncStopped('ACCOUNT_NOT_FOUND', 'The account is no longer there.');
    case 'account-disconnected':
      return new SyncStopped('ACCOUNT_NOT_CONNECTED', 'The POS account was disconnected.');
    case 'not-authorized':
      return new SyncStopped(
        'ACCOUNT_NOT_AUTHORIZED',
        'The merchant has not yet let the bridge into the POS.',
      );
    case 'authorization-revoked':
      return new SyncStopped('ACCOUNT_NOT_AUTHORIZED', sentencesOfPos.unauthorized);
    case 'provider-missing':
      return new SyncStopped(
        'ACCOUNT_CONFIGURATION',
        'This installation of the bridge does not know the POS of this account.',
      );
  }
}
