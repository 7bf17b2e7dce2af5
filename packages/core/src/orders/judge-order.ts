import type { OrderErrorCode, WixOrder } from '@pos-bridge/wix';
import type { PublishedCatalogs } from '../catalog/published-catalog.ts';
import type { Clock } from '../clock.ts';
import type { LocationId } from '../ids.ts';
import type { PosDeclaration } from '../pos/pos-provider.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import type { AskPos } from './ask-pos.ts';
import type { CheckOrder, OrderCheckResult } from './check-order.ts';
import type { KnownStock } from './checks/facts.ts';
import { gateChecks } from './checks/gates.ts';
import type { OrderCatalog } from './checks/order-catalog.ts';
import type { ValidationId } from './ids.ts';
import type { Tenant, TenantConfiguration } from './tenant.ts';
import { toPosOrder } from './to-pos-order.ts';
import type { PosOpinion, ValidationOutcome } from './validation.ts';

export interface JudgeDeps {
  readonly clock: Clock;
  readonly pos: PosRegistry;
  readonly checkOrder: CheckOrder;
  readonly askPos: AskPos;
  readonly orderCatalogs: OrderCatalogs;
  readonly stock: StockSnapshots;
}

/** Published menus, ready to be asked about lines. */
export interface OrderCatalogs {
  of(publicationId: Parameters<PublishedCatalogs['of']>[0]): Promise<OrderCatalog | null>;
}

/** What is known of a location's stock, by the POS's id of the item; see `createStockSnapshots`. */
export interface StockSnapshots {
  of(locationId: LocationId): Promise<ReadonlyMap<string, KnownStock>>;
}

/** An order at its place. */
export interface Case {
  readonly tenant: Tenant;
  readonly configuration: TenantConfiguration;
  readonly declaration: PosDeclaration;
  readonly catalog: OrderCatalog | null;
  readonly order: WixOrder;
  readonly paidByPosGateway: boolean;
}

/** @throws Error where the account's provider is none of this installation: a mistake in the set-up. */
export async function openCase(
  deps: Pick<JudgeDeps, 'pos' | 'orderCatalogs'>,
  tenant: Tenant,
  configuration: TenantConfiguration,
  asked: Pick<Case, 'order' | 'paidByPosGateway'>,
): Promise<Case> {
  const provider = deps.pos.get(tenant.provider);
  if (provider === undefined) throw new Error(`no POS provider is called "${tenant.provider}"`);
  const { publicationId } = configuration;
  return {
    tenant,
    configuration,
    declaration: provider.declaration,
    catalog: publicationId === null ? null : await deps.orderCatalogs.of(publicationId),
    ...asked,
  };
}

/** The bridge's own checks. */
export async function checkCase(
  deps: Pick<JudgeDeps, 'clock' | 'checkOrder' | 'stock'>,
  { tenant, configuration, ...asked }: Case,
): Promise<OrderCheckResult> {
  const { location, verdict } = configuration;
  return deps.checkOrder({
    ...asked,
    now: deps.clock.now(),
    account: { authorized: tenant.posAuthorized },
    configuration: {
      ready: verdict.status === 'READY',
      code: configuration.refusal,
      reasons: verdict.reasons.map(({ sentence }) => sentence),
    },
    pausedUntil: configuration.pausedUntil,
    location: location?.details ?? null,
    stock: location === null ? new Map() : await deps.stock.of(location.id),
  });
}

/**
 * What the POS itself says of an order, within a time limit; nothing lasting comes of it. A POS is not
 * bothered with an order that cannot be judged.
 */
export async function askOpinion(
  deps: Pick<JudgeDeps, 'askPos'> & { readonly posOpinionWithinMs: number },
  { tenant, configuration, declaration, ...asked }: Case,
  { judged }: Pick<OrderCheckResult, 'judged'>,
  reference: ValidationId,
): Promise<PosOpinion> {
  if (!judged) return notAsked('the bridge could not judge the order');
  if (!declaration.capabilities.validatesOrders) return { kind: 'has_none' };
  if (configuration.location === null) return notAsked('the location is not mapped');
  const translated = toPosOrder(asked.order, {
    catalog: asked.catalog,
    posLocationId: configuration.location.details.posLocationId,
    reference,
    paidByPosGateway: asked.paidByPosGateway,
  });
  if (translated.outcome === 'unreadable') {
    return notAsked(`unreadable at ${translated.paths.slice(0, 5).join(', ')}`);
  }
  const answer = await deps.askPos(
    tenant.accountId,
    deps.posOpinionWithinMs,
    ({ provider, session }, call) =>
      provider.validateOrder === undefined
        ? Promise.resolve(null)
        : provider.validateOrder(session, translated.order, call),
  );
  switch (answer.kind) {
    case 'answered':
      return answer.value === null ? { kind: 'has_none' } : { kind: 'said', ...answer.value };
    case 'no_access':
      return { kind: 'no_access', reason: answer.reason };
    case 'failed':
      return { kind: 'failed', fault: answer.fault };
    default:
      return answer satisfies never;
  }
}

const notAsked = (why: string): PosOpinion => ({ kind: 'not_asked', why });

/** Both sides put together. */
export interface Decision {
  readonly outcome: ValidationOutcome;
  /** What Wix is told; null without a verdict. */
  readonly posOrderStatus: string | null;
  /** Why there is no verdict; null where there is one. */
  readonly refusal: OrderErrorCode | null;
  /** Of both sides, each once, ours first. */
  readonly codes: readonly OrderErrorCode[];
}

const gates: ReadonlySet<string> = new Set(gateChecks);

/** The POS's word wins; without one, ours stands. Where a gate failed there is no verdict at all. */
export function decide(
  checks: OrderCheckResult,
  opinion: PosOpinion,
  { validationStatuses }: Pick<PosDeclaration, 'validationStatuses'>,
): Decision {
  const failed = checks.findings.filter(({ verdict }) => verdict === 'failed');
  const codes = new Set(failed.map(({ code }) => code));
  if (!checks.judged || opinion.kind === 'no_access') {
    const gate = failed.find(({ check }) => gates.has(check));
    const refusal = gate?.code ?? 'ACCOUNT_NOT_AUTHORIZED';
    codes.add(refusal);
    return { outcome: 'no_verdict', posOrderStatus: null, refusal, codes: [...codes] };
  }
  if (opinion.kind === 'said') {
    for (const { code } of opinion.refusals) codes.add(code);
    return {
      outcome: opinion.valid ? 'valid' : 'invalid',
      posOrderStatus: opinion.posOrderStatus,
      refusal: null,
      codes: [...codes],
    };
  }
  return {
    outcome: checks.valid ? 'valid' : 'invalid',
    posOrderStatus: checks.valid ? validationStatuses.valid : validationStatuses.invalid,
    refusal: null,
    codes: [...codes],
  };
}
