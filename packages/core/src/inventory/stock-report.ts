import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import type { EventCause } from '../deliveries/webhook-event.ts';
import type { LocationId } from '../ids.ts';
import type { AuditActor } from '../staff/audit-entry.ts';
import type { StockObservation, StockTake } from '../stock/stock-knowledge.ts';

/** What is reported of one item; `time-passed` asks whether a snooze is over. */
export type ItemReport = { readonly itemPosId: string } & (
  | { readonly kind: 'observed'; readonly observation: StockObservation }
  | { readonly kind: 'taken'; readonly taken: StockTake }
  | { readonly kind: 'time-passed' }
);

export interface StockReport {
  readonly location: { readonly id: LocationId; readonly accountId: AccountId };
  readonly items: readonly ItemReport[];
  readonly cause: EventCause;
  readonly author: AuditActor;
  /** Tells these items even where nothing changed, and this configuration alone: support asked for it. */
  readonly insist?: { readonly configurationId: ConfigurationId };
}
