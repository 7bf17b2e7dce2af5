import type { OrderErrorCode } from '@pos-bridge/wix';
import type { Database } from '../../database/connect.ts';
import type { Sealer } from '../../encryption.ts';
import { newValidationId, type ValidationId } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { OrderCheckResult } from '../checks/check-order.ts';
import type { OrderFinding } from '../checks/finding.ts';
import { sealOrder } from '../customer-data/seal-order.ts';
import type { OrderRequest } from '../order-request.ts';
import {
  askOpinion,
  checkCase,
  type Decision,
  decide,
  type JudgeDeps,
  openCase,
} from './judge-order.ts';
import { readTenant } from './store-validation.ts';
import type { Tenant } from './tenant.ts';
import type { TenantCache } from './tenant-cache.ts';
import { type PosOpinion, storeOpinion } from './validation.ts';
import type { StoreValidation } from './validation-writer.ts';

export type ValidateOrderResult =
  | { readonly outcome: 'account-not-found' | 'configuration-not-found' }
  /** A verdict, good or bad: Wix gets the status with HTTP 200. */
  | {
      readonly outcome: 'judged';
      readonly validationId: ValidationId;
      readonly valid: boolean;
      readonly posOrderStatus: string;
      readonly findings: readonly OrderFinding[];
    }
  /** No verdict is possible: the account, the location or the menu does not stand. */
  | {
      readonly outcome: 'no_verdict';
      readonly validationId: ValidationId;
      readonly code: OrderErrorCode;
      /** The gates' findings, for people. */
      readonly findings: readonly OrderFinding[];
    };

export type ValidateOrder = (request: OrderRequest) => Promise<ValidateOrderResult>;

export interface ValidateOrderDeps extends JudgeDeps {
  readonly database: Pick<Database, 'sql'>;
  readonly sealer: Sealer;
  readonly log: Log;
  readonly tenants: TenantCache;
  readonly storeValidation: StoreValidation;
  /** The POS's share of the time in which a shopper waits. */
  readonly posOpinionWithinMs: number;
}

/** Rows that change under every try are decided on as they were last seen. */
const tries = 5;

/**
 * Validate Order (contract §2): the bridge's checks, then the POS's own opinion; both are stored before
 * the answer goes out. The rows that it is decided on come from memory where they were seen before, and
 * the statement that stores the result looks whether they still hold; if not, the order is judged anew.
 */
export function createValidateOrder(deps: ValidateOrderDeps): ValidateOrder {
  return async (request) => {
    const started = performance.now();
    const validatedAt = deps.clock.now();
    const id = newValidationId(validatedAt);
    const kept = await sealOrder(deps.sealer, request.order, request.paidByPosGateway);
    let tenant = deps.tenants.recall(request) ?? (await readTenant(deps.database, request));
    let opinion: PosOpinion | null = null;
    let posDurationMs: number | null = null;

    for (let left = tries; left > 0; left -= 1) {
      if (tenant === null) return { outcome: 'account-not-found' };
      const { configuration } = tenant;
      if (configuration === null) {
        // What memory says is not there may have come since.
        const now: Tenant | null = await readTenant(deps.database, request);
        if (now === null || now.configuration === null) return notFound(now);
        tenant = now;
        continue;
      }
      const opened = await openCase(deps, tenant, configuration, { ...request, reference: id });
      const checks = await checkCase(deps, opened);
      if (opinion === null || opinion.kind === 'not_asked') {
        const asked = performance.now();
        opinion = await askOpinion(deps, opened, checks);
        if (opinion.kind !== 'has_none') posDurationMs = performance.now() - asked;
      }
      const decision = decide(checks, opinion, opened.declaration);
      const decided = {
        ...kept,
        id,
        validatedAt,
        requestId: request.requestId,
        wixOrderId: request.order.id,
        paidByPosGateway: request.paidByPosGateway,
        ...decision,
        findings: checks.findings,
        ...(await storeOpinion(deps.sealer, opinion)),
        posLocationId: configuration.location?.details.posLocationId ?? null,
        publicationId: configuration.publicationId,
        durationMs: performance.now() - started,
        posDurationMs,
      };
      const stored = await deps.storeValidation({ address: request, tenant, decided });
      if (stored?.stored === true) {
        deps.tenants.remember(request, tenant);
        return answerOf(id, decision, checks);
      }
      tenant = stored?.tenant ?? null;
    }
    throw new Error('the rows of a configuration changed faster than an order could be judged');
  };
}

const notFound = (tenant: Tenant | null): ValidateOrderResult => ({
  outcome: tenant === null ? 'account-not-found' : 'configuration-not-found',
});

function answerOf(
  validationId: ValidationId,
  decision: Decision,
  { findings }: OrderCheckResult,
): ValidateOrderResult {
  const { outcome, posOrderStatus } = decision;
  if (outcome === 'no_verdict' || posOrderStatus === null) {
    const code = decision.refusal ?? 'ACCOUNT_CONFIGURATION';
    return { outcome: 'no_verdict', validationId, code, findings };
  }
  return { outcome: 'judged', validationId, valid: outcome === 'valid', posOrderStatus, findings };
}
