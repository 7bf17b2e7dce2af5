import type { AccountState, PosAuthorizationState } from '../accounts/tables.ts';
import type { InstallState } from '../instances/tables.ts';

/** What Wix is told of a configuration (contract §2, Get Configuration Status). */
export type ConfigurationStatus = 'UNKNOWN' | 'NOT_STARTED' | 'PENDING' | 'READY' | 'ERROR';

/** What the status is decided from; nothing else has a say. */
export interface ConfigurationFacts {
  readonly instanceState: InstallState;
  readonly account: {
    readonly state: AccountState;
    readonly stateChangedAt: Date;
    readonly posAuthorization: PosAuthorizationState;
    readonly posRevokedAt: Date | null;
  };
  readonly archived: boolean;
  readonly enabled: boolean;
  readonly location: { readonly name: string; readonly goneAt: Date | null } | null;
  readonly lastSyncedAt: Date | null;
}

/** Why a configuration is not READY, each with what mends it. */
export interface StatusReason {
  readonly code:
    | 'APP_REMOVED'
    | 'ACCOUNT_DISCONNECTED'
    | 'ACCOUNT_INACTIVE'
    | 'NOT_AUTHORIZED'
    | 'AUTHORIZATION_REVOKED'
    | 'ARCHIVED'
    | 'NOT_MAPPED'
    | 'POS_LOCATION_GONE';
  readonly status: Exclude<ConfigurationStatus, 'READY' | 'UNKNOWN'>;
  readonly sentence: string;
  readonly remedy:
    | 'reinstall'
    | 'reconnect'
    | 'activate'
    | 'authorize'
    | 'map'
    | 'unarchive-on-wix';
}

/** Worth knowing, without lowering the status (contract §2: READY comes before activation). */
export interface StatusAdvice {
  readonly code: 'NOT_ENABLED' | 'NEVER_SYNCED';
  readonly sentence: string;
}

export interface ConfigurationVerdict {
  readonly status: ConfigurationStatus;
  readonly reasons: readonly StatusReason[];
  readonly advice: readonly StatusAdvice[];
}

/** The worst of the reasons decides: broken before not started, not started before not ready. */
const bySeverity = ['ERROR', 'NOT_STARTED', 'PENDING'] as const;

/** The status of a configuration with every reason for it, in the order in which to mend them. */
export function configurationStatus(facts: ConfigurationFacts): ConfigurationVerdict {
  const reasons = [...findReasons(facts)];
  const status =
    bySeverity.find((severity) => reasons.some((reason) => reason.status === severity)) ?? 'READY';
  return { status, reasons, advice: [...findAdvice(facts)] };
}

function* findReasons(facts: ConfigurationFacts): Generator<StatusReason> {
  const { account, location } = facts;
  if (facts.instanceState === 'removed') {
    yield {
      code: 'APP_REMOVED',
      status: 'ERROR',
      sentence: 'The app was removed from the Wix site.',
      remedy: 'reinstall',
    };
  }
  if (account.state === 'disconnected') {
    yield {
      code: 'ACCOUNT_DISCONNECTED',
      status: 'NOT_STARTED',
      sentence: `The POS account was disconnected on ${day(account.stateChangedAt)}.`,
      remedy: 'reconnect',
    };
  } else if (account.posAuthorization === 'none') {
    yield {
      code: 'NOT_AUTHORIZED',
      status: 'NOT_STARTED',
      sentence: 'The merchant has not yet let the bridge into the POS.',
      remedy: 'authorize',
    };
  } else if (account.posAuthorization === 'revoked') {
    yield {
      code: 'AUTHORIZATION_REVOKED',
      status: 'ERROR',
      sentence:
        account.posRevokedAt === null
          ? 'The POS no longer lets the bridge in.'
          : `The POS authorization was revoked on ${day(account.posRevokedAt)}.`,
      remedy: 'authorize',
    };
  }
  if (account.state === 'inactive') {
    yield {
      code: 'ACCOUNT_INACTIVE',
      status: 'PENDING',
      sentence: `Support deactivated the account on ${day(account.stateChangedAt)}.`,
      remedy: 'activate',
    };
  }
  if (facts.archived) {
    yield {
      code: 'ARCHIVED',
      status: 'PENDING',
      sentence: 'The location is archived on Wix.',
      remedy: 'unarchive-on-wix',
    };
  }
  if (location === null) {
    yield {
      code: 'NOT_MAPPED',
      status: 'PENDING',
      sentence: 'The location is not mapped to a POS location.',
      remedy: 'map',
    };
  } else if (location.goneAt !== null) {
    yield {
      code: 'POS_LOCATION_GONE',
      status: 'ERROR',
      sentence: `The POS has not known the location "${location.name}" since ${day(location.goneAt)}.`,
      remedy: 'map',
    };
  }
}

function* findAdvice(facts: ConfigurationFacts): Generator<StatusAdvice> {
  if (!facts.enabled) {
    yield {
      code: 'NOT_ENABLED',
      sentence: 'The site owner has not activated the integration for this location.',
    };
  }
  if (facts.lastSyncedAt === null) {
    yield { code: 'NEVER_SYNCED', sentence: 'The menu has never been synced.' };
  }
}

const day = (moment: Date): string => moment.toISOString().slice(0, 10);
