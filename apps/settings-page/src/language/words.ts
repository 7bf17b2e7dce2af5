import type {
  CatalogMasters,
  MenuFinding,
  OrderErrorCode,
  StatusReason,
  SuggestionGround,
  SyncFailure,
  TroublesView,
} from '@pos-bridge/spi-adapter/settings';
import type { SyncPhase } from '../site/sync-progress.ts';

/**
 * Texts by the codes of the adapter: a code that it learns is missing here until every language has
 * words for it, which the compiler tells.
 */
export interface WhatAndTodo {
  readonly what: string;
  readonly todo: string;
}

export type ReasonTexts = Readonly<Record<StatusReason['code'], WhatAndTodo>>;
export type SyncFailureTexts = Readonly<Record<SyncFailure['code'], WhatAndTodo>>;
export type SyncPhaseTexts = Readonly<Record<SyncPhase, string>>;
export type FindingTexts = Readonly<Record<MenuFinding['code'], string>>;
export type SeverityTexts = Readonly<Record<MenuFinding['severity'], string>>;
export type OrderCodeTexts = Readonly<Record<OrderErrorCode, string>>;
export type TroubleTexts = Readonly<Record<TroublesView['orders'][number]['kind'], WhatAndTodo>>;
export type ConcernTexts = Readonly<
  Record<keyof CatalogMasters, { readonly name: string; readonly help: string }>
>;
export type GroundTexts = Readonly<
  Record<SuggestionGround['kind'], (words: readonly string[]) => string>
>;
/** Null: the page has no button for it. */
export type RemedyTexts = Readonly<Record<StatusReason['remedy'], string | null>>;
