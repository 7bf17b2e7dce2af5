import type { RequestId, WixOrderId } from '@pos-bridge/wix';
import { z } from 'zod';
import type { ConfigurationAddress } from '../../configurations/find-configuration.ts';
import type { Database } from '../../database/connect.ts';
import { packJson } from '../../database/packed-json.ts';
import type { ValidationId } from '../../ids.ts';
import type { KeptRefusals } from '../customer-data/refusal-words.ts';
import type { SealedOrder } from '../customer-data/seal-order.ts';
import { type Tenant, tenantColumns, tenantJoins, tenantOf } from './tenant.ts';
import type { ValidationOutcome } from './validation.ts';
import { toRecord, type Validated } from './validation-record.ts';

/** A validation that is decided and not yet stored. */
export interface DecidedValidation
  extends SealedOrder,
    Validated,
    Pick<KeptRefusals, 'refusalWordsSealed'> {
  readonly id: ValidationId;
  readonly validatedAt: Date;
  readonly requestId: RequestId | null;
  readonly wixOrderId: WixOrderId | null;
  readonly paidByPosGateway: boolean;
  readonly outcome: ValidationOutcome;
  readonly posOrderStatus: string | null;
  readonly codes: readonly string[];
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
  const rows = await sql.unsafe(
    `with asked(instance_id, account_id, configuration_id) as (values ($1::text, $2::text, $3::text)),
      tenant as (select ${tenantColumns} from ${tenantJoins})
      select row_to_json(tenant) as tenant from tenant`,
    [address.instanceId, address.accountId, address.configurationId],
    { prepare: true },
  );
  return rows.length === 0 ? null : tenantOf(rows[0]?.['tenant']);
}

/**
 * What came of storing: stored, or the rows that it was decided on as they are now, so that the order
 * can be judged again; null where the account has gone meanwhile.
 */
export type StoredValidation =
  | { readonly stored: true }
  | { readonly stored: false; readonly tenant: Tenant }
  | null;

export interface ValidationToStore {
  readonly address: ConfigurationAddress;
  /** As it was when the validation was decided. */
  readonly tenant: Tenant;
  readonly decided: DecidedValidation;
}

/**
 * Each validation's own columns with their types; a list of values has none to offer. The names of the
 * first four are not those of the table.
 */
const columns: readonly (readonly [name: string, type: string])[] = [
  ['instance_id', 'text'],
  ['account_id', 'text'],
  ['configuration_id', 'text'],
  ['seen', 'text'],
  ['id', 'text'],
  ['validated_at', 'timestamptz'],
  ['request_id', 'text'],
  ['wix_order_id', 'text'],
  ['order_sealed', 'text'],
  ['refusal_words_sealed', 'text'],
  ['contact_keys', 'text[]'],
  ['fingerprint', 'text'],
  ['paid_by_pos_gateway', 'boolean'],
  ['outcome', 'text'],
  ['pos_order_status', 'text'],
  ['codes', 'text[]'],
  ['record', 'bytea'],
  ['pos_location_id', 'text'],
  ['publication_id', 'text'],
  ['duration_ms', 'real'],
  ['pos_duration_ms', 'real'],
];

const valuesOf = ({ address, tenant, decided }: ValidationToStore) => [
  address.instanceId,
  address.accountId,
  address.configurationId,
  tenant.fingerprint,
  decided.id,
  decided.validatedAt.toISOString(),
  decided.requestId,
  decided.wixOrderId,
  decided.orderSealed,
  decided.refusalWordsSealed,
  decided.contactKeys,
  decided.fingerprint,
  decided.paidByPosGateway,
  decided.outcome,
  decided.posOrderStatus,
  [...decided.codes],
  packJson(toRecord(decided)),
  decided.posLocationId,
  decided.publicationId,
  decided.durationMs,
  decided.posDurationMs,
];

const inserted = columns.map(([name]) => name).filter((name) => name !== 'seen');

/** The statement that stores so many; long, so that whoever stores many times makes it once. */
export function storeStatement(count: number): string {
  const row = (at: number): string =>
    columns.map(([, type], n) => `$${at * columns.length + n + 1}::${type}`).join(', ');
  const rows = Array.from({ length: count }, (_, at) => `(${row(at)})`).join(', ');
  return `
    with asked(${columns.map(([name]) => name).join(', ')}) as (values ${rows}),
    tenant as (select asked.id as validation_id, ${tenantColumns} from ${tenantJoins}),
    stored as (
      insert into order_validations (${inserted.join(', ')})
      select ${inserted.map((name) => `asked.${name}`).join(', ')}
      from asked join tenant on tenant.validation_id = asked.id
      where tenant.fingerprint = asked.seen
      returning id
    )
    select tenant.validation_id, stored.id is not null as stored,
      case when stored.id is null then row_to_json(tenant) end as tenant
    from tenant left join stored on stored.id = tenant.validation_id`;
}

const answerSchema = z.array(
  z.object({ validation_id: z.string(), stored: z.boolean(), tenant: z.unknown() }),
);

/**
 * Stores validations, if the rows that each was decided on are still as they were, in the one statement
 * that looks: {@link storeStatement} of their number. Either the whole statement takes effect or nothing
 * of it.
 */
export async function storeValidations(
  { sql }: Pick<Database, 'sql'>,
  statement: string,
  validations: readonly ValidationToStore[],
): Promise<ReadonlyMap<ValidationId, StoredValidation>> {
  const rows = await sql.unsafe(statement, validations.flatMap(valuesOf), { prepare: true });
  const answers = new Map(answerSchema.parse([...rows]).map((row) => [row.validation_id, row]));
  return new Map(
    validations.map(({ decided: { id } }) => {
      const answer = answers.get(id);
      if (answer === undefined) return [id, null];
      return [
        id,
        answer.stored ? { stored: true } : { stored: false, tenant: tenantOf(answer.tenant) },
      ];
    }),
  );
}
