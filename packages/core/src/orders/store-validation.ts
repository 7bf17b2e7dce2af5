import type { RequestId, WixOrderId } from '@pos-bridge/wix';
import type postgres from 'postgres';
import { z } from 'zod';
import type { ConfigurationAddress } from '../configurations/find-configuration.ts';
import type { Database } from '../database/connect.ts';
import type { OrderFinding } from './checks/finding.ts';
import type { ValidationId } from './ids.ts';
import type { KeptOrder } from './keep-order.ts';
import { packFindings } from './pack-findings.ts';
import { type Tenant, tenantOf, tenantRows } from './tenant.ts';
import type { PosOpinion, ValidationOutcome } from './validation.ts';

/** A validation that is decided and not yet stored. */
export interface DecidedValidation extends KeptOrder {
  readonly id: ValidationId;
  readonly validatedAt: Date;
  readonly requestId: RequestId | null;
  readonly wixOrderId: WixOrderId | null;
  readonly paidByPosGateway: boolean;
  readonly outcome: ValidationOutcome;
  readonly posOrderStatus: string | null;
  readonly codes: readonly string[];
  readonly findings: readonly OrderFinding[];
  readonly posOpinion: PosOpinion;
  readonly posLocationId: string | null;
  readonly publicationId: string | null;
  readonly durationMs: number;
  readonly posDurationMs: number | null;
}

/** Null where the instance has no such account. */
export async function readTenant(
  { sql }: Pick<Database, 'sql'>,
  address: ConfigurationAddress,
): Promise<Tenant | null> {
  const rows = await sql`
    with tenant as (${tenantRows(sql, address)})
    select row_to_json(tenant) as tenant from tenant`;
  return rows.length === 0 ? null : tenantOf(rows[0]?.['tenant']);
}

const answerSchema = z.object({ stored: z.boolean(), tenant: z.unknown() });

/**
 * Stores a validation if the rows that it was decided on are still as they were (`tenant.fingerprint`),
 * in the one statement that looks. Otherwise nothing is stored, and the rows as they are now come back,
 * so that the order can be judged again. Null where the account has gone meanwhile.
 */
export async function storeValidation(
  { sql }: Pick<Database, 'sql'>,
  address: ConfigurationAddress,
  tenant: Tenant,
  decided: DecidedValidation,
): Promise<{ readonly stored: true } | { readonly stored: false; readonly tenant: Tenant } | null> {
  const rows = await sql`
    with tenant as (${tenantRows(sql, address)}),
    stored as (
      insert into order_validations (
        id, validated_at, instance_id, account_id, configuration_id, request_id, wix_order_id,
        order_open, order_sealed, contact_keys, fingerprint, paid_by_pos_gateway,
        outcome, pos_order_status, codes, findings, pos_opinion, pos_location_id, publication_id,
        duration_ms, pos_duration_ms)
      select ${valuesOf(sql, address, decided)}
      from tenant
      where tenant.fingerprint = ${tenant.fingerprint}
      returning 1)
    select exists (select from stored) as stored,
      case when not exists (select from stored) then row_to_json(tenant) end as tenant
    from tenant`;
  if (rows.length === 0) return null;
  const answer = answerSchema.parse(rows[0]);
  return answer.stored ? { stored: true } : { stored: false, tenant: tenantOf(answer.tenant) };
}

/** In the order of the insert's columns. A value's type is told, since a `select` has none to offer. */
const valuesOf = (
  sql: postgres.Sql,
  address: ConfigurationAddress,
  decided: DecidedValidation,
) => sql`
  ${decided.id}::text,
  ${decided.validatedAt.toISOString()}::timestamptz,
  ${address.instanceId}::text,
  ${address.accountId}::text,
  ${address.configurationId}::text,
  ${decided.requestId}::text,
  ${decided.wixOrderId}::text,
  ${JSON.stringify(decided.orderOpen)}::json,
  ${decided.orderSealed}::text,
  ${decided.contactKeys}::text[],
  ${decided.fingerprint}::text,
  ${decided.paidByPosGateway}::boolean,
  ${decided.outcome}::text,
  ${decided.posOrderStatus}::text,
  ${[...decided.codes]}::text[],
  ${JSON.stringify(packFindings(decided.findings))}::json,
  ${JSON.stringify(decided.posOpinion)}::json,
  ${decided.posLocationId}::text,
  ${decided.publicationId}::text,
  ${decided.durationMs}::real,
  ${decided.posDurationMs}::real`;
