import { posLocationSchema } from '@pos-bridge/pos';
import { writtenMomentSchema } from '@pos-bridge/storable';
import {
  type AccountId,
  accountIdSchema,
  type ConfigurationId,
  configurationIdSchema,
  type OrderErrorCode,
} from '@pos-bridge/wix';
import { z } from 'zod';
import {
  type ConfigurationVerdict,
  configurationStatus,
} from '../../configurations/configuration-status.ts';
import { locationIdSchema, publicationIdSchema } from '../../ids.ts';

/** Everything that the database knows about the place that an order goes to, as of one moment. */
export interface Tenant {
  /** Changes whenever any row changes that this was read from. */
  readonly fingerprint: string;
  readonly accountId: AccountId;
  readonly provider: string;
  readonly posAuthorized: boolean;
  /** Null where the account has no such configuration. */
  readonly configuration: TenantConfiguration | null;
}

export interface TenantConfiguration {
  readonly id: ConfigurationId;
  readonly verdict: ConfigurationVerdict;
  /** The contract's code of what is wrong; null while READY. */
  readonly refusal: OrderErrorCode | null;
  /** The later of the account's and the configuration's own pause. */
  readonly pausedUntil: Date | null;
  readonly location: {
    readonly id: z.infer<typeof locationIdSchema>;
    readonly details: z.infer<typeof posLocationSchema>;
  } | null;
  readonly publicationId: z.infer<typeof publicationIdSchema> | null;
}

/**
 * The columns of {@link tenantRowSchema}, read from the tables as {@link tenantJoins} names them. The
 * rows' `xmin` (the transaction that wrote this version of a row) tells whether any of them has changed.
 */
export const tenantColumns = `
  concat_ws(' ', i.xmin::text, a.xmin::text, coalesce(c.xmin::text, '-'), coalesce(l.xmin::text, '-'),
    coalesce(s.publication_id, '-')) as fingerprint,
  i.state as instance_state,
  a.id as account_id,
  a.provider,
  a.state as account_state,
  a.state_changed_at,
  a.pos_authorization,
  a.pos_revoked_at,
  a.ordering_paused_until as account_paused_until,
  c.id as configuration_id,
  c.archived,
  c.enabled,
  c.ordering_paused_until as configuration_paused_until,
  l.id as location_id,
  l.details,
  l.gone_at,
  s.publication_id`;

/** The rows of each configuration that `asked` names, as one of its instance's accounts may see it. */
export const tenantJoins = `
  asked
  join accounts a on a.id = asked.account_id and a.instance_id = asked.instance_id
  join instances i on i.id = a.instance_id
  left join configurations c on c.id = asked.configuration_id and c.instance_id = a.instance_id
    and (c.account_id is null or c.account_id = a.id)
  left join pos_locations l on l.id = c.location_id
  left join catalog_sync_states s on s.configuration_id = c.id`;

const moment = writtenMomentSchema.nullable();

/** One of them as `row_to_json` writes it. */
const tenantRowSchema = z.object({
  fingerprint: z.string(),
  instance_state: z.enum(['seen', 'installed', 'removed']),
  account_id: accountIdSchema,
  provider: z.string(),
  account_state: z.enum(['active', 'inactive', 'disconnected']),
  state_changed_at: writtenMomentSchema,
  pos_authorization: z.enum(['none', 'authorized', 'revoked']),
  pos_revoked_at: moment,
  account_paused_until: moment,
  configuration_id: configurationIdSchema.nullable(),
  archived: z.boolean().nullable(),
  enabled: z.boolean().nullable(),
  configuration_paused_until: moment,
  location_id: locationIdSchema.nullable(),
  details: posLocationSchema.nullable(),
  gone_at: moment,
  publication_id: publicationIdSchema.nullable(),
});

/** @throws ZodError where the database holds something that no migration allows. */
export function tenantOf(json: unknown): Tenant {
  const row = tenantRowSchema.parse(json);
  return {
    fingerprint: row.fingerprint,
    accountId: row.account_id,
    provider: row.provider,
    posAuthorized: row.pos_authorization === 'authorized',
    configuration: configurationOf(row),
  };
}

function configurationOf(row: z.infer<typeof tenantRowSchema>): TenantConfiguration | null {
  if (row.configuration_id === null) return null;
  const verdict = configurationStatus({
    instanceState: row.instance_state,
    account: {
      state: row.account_state,
      stateChangedAt: row.state_changed_at,
      posAuthorization: row.pos_authorization,
      posRevokedAt: row.pos_revoked_at,
    },
    archived: row.archived ?? false,
    enabled: row.enabled ?? false,
    location: row.details === null ? null : { name: row.details.name, goneAt: row.gone_at },
    lastSyncedAt: null,
  });
  return {
    id: row.configuration_id,
    verdict,
    refusal: refusalOf(verdict),
    pausedUntil: later(row.account_paused_until, row.configuration_paused_until),
    location:
      row.location_id === null || row.details === null
        ? null
        : { id: row.location_id, details: row.details },
    publicationId: row.publication_id,
  };
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** Why no order can be judged or sent, in the contract's words; the first reason decides. */
function refusalOf({ status, reasons }: ConfigurationVerdict): OrderErrorCode | null {
  if (status === 'READY') return null;
  for (const { code } of reasons) {
    switch (code) {
      case 'NOT_AUTHORIZED':
      case 'AUTHORIZATION_REVOKED':
        return 'ACCOUNT_NOT_AUTHORIZED';
      case 'APP_REMOVED':
      case 'ACCOUNT_DISCONNECTED':
        return 'ACCOUNT_NOT_CONNECTED';
      case 'ACCOUNT_INACTIVE':
      case 'ARCHIVED':
      case 'NOT_MAPPED':
      case 'POS_LOCATION_GONE':
        break;
      default:
        code satisfies never;
    }
  }
  return 'ACCOUNT_CONFIGURATION';
}
