import type { AccountId, ConfigurationId, OrderErrorCode, WixOrderId } from '@pos-bridge/wix';
import { and, arrayContains, eq, gte, inArray, lt, ne, sql } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import type { Drizzle } from '../../database/connect.ts';
import { type Span, seekBy } from '../../database/keyset.ts';
import { given, is } from '../../database/narrow.ts';
import { firstValidationIdAt, type ValidationId } from '../../ids.ts';
import { worthOf } from '../site-order/classic/worth-of.ts';
import { orderValidations } from '../tables.ts';
import type { ValidationOutcome } from '../validation/validation.ts';
import { fromRecord } from '../validation/validation-record.ts';
import { decisionOf } from './decided-by.ts';

/** What is missing does not narrow the list. */
export interface ValidationFilter {
  readonly outcome?: ValidationOutcome | 'not_valid' | undefined;
  readonly accountId?: AccountId | undefined;
  readonly configurationId?: ConfigurationId | undefined;
  /** Of a failed check, or of one of the POS's refusals. */
  readonly code?: OrderErrorCode | undefined;
  readonly wixOrderId?: WixOrderId | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

export type ValidationQuery = ValidationFilter & Span<ValidationId>;

/** A line of the list: nothing in it is the customer's. */
export type ValidationSummary = Awaited<ReturnType<typeof listValidations>>[number];

/** Newest first. */
export async function listValidations(db: Drizzle, query: ValidationQuery) {
  const page = seekBy(orderValidations.id, query);
  const rows = await db
    .select({
      id: orderValidations.id,
      validatedAt: orderValidations.validatedAt,
      accountId: orderValidations.accountId,
      merchantName: accounts.merchantName,
      configurationId: orderValidations.configurationId,
      locationName: configurations.locationName,
      requestId: orderValidations.requestId,
      wixOrderId: orderValidations.wixOrderId,
      outcome: orderValidations.outcome,
      posOrderStatus: orderValidations.posOrderStatus,
      codes: orderValidations.codes,
      durationMs: orderValidations.durationMs,
      record: orderValidations.record,
    })
    .from(orderValidations)
    .leftJoin(accounts, eq(accounts.id, orderValidations.accountId))
    .leftJoin(configurations, eq(configurations.id, orderValidations.configurationId))
    .where(and(ofAccounts(await accountsOfSite(db, query)), matches(query), page.where))
    .orderBy(...page.orderBy)
    .limit(query.limit);
  return page.inOrder(rows).map(({ record, ...validation }) => ({
    ...validation,
    ...worthOf(record.order),
    ...decisionOf(validation.outcome, fromRecord(record)),
  }));
}

/**
 * Every account that a location can ever have had. Validations lie by account: an index by location would
 * cost the hottest write, and what is asked of one account's validations is answered from theirs.
 */
async function accountsOfSite(
  db: Drizzle,
  { accountId, configurationId }: ValidationFilter,
): Promise<readonly AccountId[] | undefined> {
  if (configurationId === undefined || accountId !== undefined) return undefined;
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(configurations, eq(configurations.instanceId, accounts.instanceId))
    .where(eq(configurations.id, configurationId));
  return rows.map(({ id }) => id);
}

const ofAccounts = (ids: readonly AccountId[] | undefined) =>
  given(ids, (some) => inArray(orderValidations.accountId, [...some]));

const matches = (filter: ValidationFilter) =>
  and(
    filter.outcome === undefined
      ? undefined
      : filter.outcome === 'not_valid'
        ? ne(orderValidations.outcome, 'valid')
        : eq(orderValidations.outcome, filter.outcome),
    is(orderValidations.accountId, filter.accountId),
    is(orderValidations.configurationId, filter.configurationId),
    given(filter.code, hasCode),
    is(orderValidations.wixOrderId, filter.wixOrderId),
    given(filter.from, (from) => gte(orderValidations.id, firstValidationIdAt(from))),
    given(filter.until, (until) => lt(orderValidations.id, firstValidationIdAt(until))),
  );

/** Said twice, since the index holds only what has a code at all. */
const hasCode = (code: OrderErrorCode) =>
  and(arrayContains(orderValidations.codes, [code]), sql`${orderValidations.codes} <> '{}'`);
