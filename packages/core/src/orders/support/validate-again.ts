import type { OrderErrorCode } from '@pos-bridge/wix';
import type { Database } from '../../database/connect.ts';
import type { Sealer } from '../../encryption.ts';
import { newValidationId } from '../../ids.ts';
import type { OrderFinding } from '../checks/finding.ts';
import { recallOrder } from '../customer-data/seal-order.ts';
import {
  askOpinion,
  checkCase,
  decide,
  type JudgeDeps,
  openCase,
} from '../validation/judge-order.ts';
import { readTenant } from '../validation/store-validation.ts';
import type { PosOpinion, ValidationOutcome } from '../validation/validation.ts';
import { type OrderSubject, readSubject } from './read-subject.ts';

export interface ValidateAgainDeps extends JudgeDeps {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly posOpinionWithinMs: number;
}

/** What Wix would be told now of an order that it asked about before. */
export type ValidatedAgain =
  | {
      readonly outcome: 'judged';
      readonly validatedAt: Date;
      readonly verdict: ValidationOutcome;
      readonly posOrderStatus: string | null;
      readonly codes: readonly OrderErrorCode[];
      readonly findings: readonly OrderFinding[];
      readonly posOpinion: PosOpinion;
      readonly publicationId: string | null;
      /** The customer's data is erased: findings about it mean nothing. */
      readonly isIncomplete: boolean;
    }
  | { readonly outcome: 'order-not-found' }
  /** The account has no such location any more. */
  | { readonly outcome: 'place-gone' };

/**
 * Judges a stored order as if Wix asked now: menu, stock, hours and the POS's opinion as they are today.
 * Nothing is stored and nobody is told; a POS's validation leaves nothing behind by its contract.
 */
export async function validateAgain(
  deps: ValidateAgainDeps,
  subject: OrderSubject,
): Promise<ValidatedAgain> {
  const kept = await readSubject(deps.database.db, subject);
  if (kept === undefined) return { outcome: 'order-not-found' };
  const tenant = await readTenant(deps.database, kept);
  if (tenant === null || tenant.configuration === null) return { outcome: 'place-gone' };

  const { configuration } = tenant;
  const validatedAt = deps.clock.now();
  const opened = await openCase(deps, tenant, configuration, {
    order: await recallOrder(deps.sealer, kept),
    paidByPosGateway: kept.paidByPosGateway,
    reference: newValidationId(validatedAt),
  });
  const checks = await checkCase(deps, opened);
  const posOpinion = await askOpinion(deps, opened, checks);
  const { outcome, posOrderStatus, codes } = decide(checks, posOpinion, opened.declaration);
  return {
    outcome: 'judged',
    validatedAt,
    verdict: outcome,
    posOrderStatus,
    codes,
    findings: checks.findings,
    posOpinion,
    publicationId: configuration.publicationId,
    isIncomplete: kept.personalErasedAt !== null,
  };
}
