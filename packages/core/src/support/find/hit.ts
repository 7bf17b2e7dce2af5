import type { AccountState } from '../../accounts/tables.ts';
import type { SyncRunState } from '../../catalog/sync-run.ts';
import type { Drizzle } from '../../database/connect.ts';
import type { DeliveryState } from '../../deliveries/tables.ts';
import type { Sealer } from '../../encryption.ts';
import type { InstallState } from '../../instances/tables.ts';
import type { NotTakenState } from '../../orders/not-taken/orders-not-taken.ts';
import type { OrderState } from '../../orders/order-state.ts';
import type { ValidationOutcome } from '../../orders/validation/validation.ts';
import type { PosRegistry } from '../../pos/pos-registry.ts';
import type { LocationStanding } from '../location-standing.ts';

interface AnyHit {
  readonly id: string;
  /** The account whose page tells more, where there is one. */
  readonly accountId: string | null;
  /** The site whose page tells more, where no one account does; of sites, their locations, and orders not taken. */
  readonly instanceId: string | null;
  /** How people call it. */
  readonly title: string;
  /** Whose it is; null where nobody knows, or where the title says it. */
  readonly merchantName: string | null;
  readonly at: Date | null;
}

/** Where it was ordered; null where nobody knows any more. */
interface Placed {
  readonly locationName: string | null;
}

/** What an order comes to, as Wix wrote it; null where it wrote nothing. */
interface Worth extends Placed {
  readonly total: string | null;
  readonly currency: string | null;
}

/** Something that fits what was typed, with what tells it from others of its kind. */
export type Hit = AnyHit &
  (
    | { readonly kind: 'account'; readonly state: AccountState }
    | { readonly kind: 'configuration'; readonly state: LocationStanding }
    | { readonly kind: 'instance'; readonly state: InstallState }
    | ({ readonly kind: 'order'; readonly state: OrderState } & Worth)
    /** Named by Wix alone. */
    | ({ readonly kind: 'order-not-taken'; readonly state: NotTakenState } & Placed)
    | ({ readonly kind: 'validation'; readonly state: ValidationOutcome } & Worth)
    /** Its outcome: `OK`, or an error code of the contract. */
    | { readonly kind: 'spi-call'; readonly state: string }
    /** It waits out a fault until `notBefore`. */
    | { readonly kind: 'sync'; readonly state: SyncRunState; readonly notBefore: Date | null }
    | { readonly kind: 'message' }
    | { readonly kind: 'delivery'; readonly state: DeliveryState }
  );

export interface FindDeps {
  readonly db: Drizzle;
  readonly sealer: Pick<Sealer, 'hash'>;
  readonly pos: PosRegistry;
}

/** Of each kind; whoever looks for one thing among more types more of it. */
export const ofEachKind = 8;
