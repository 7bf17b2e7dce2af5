import type { AccountId } from '@pos-bridge/wix';
import type { EndpointKind } from './tables.ts';

/** For metrics; told of what happened, and must not throw. */
export interface InventoryObserver {
  /** An item was read back from Wix as it should be, so long after somebody observed its stock. */
  proven(proof: {
    readonly accountId: AccountId;
    readonly inStock: boolean;
    readonly seconds: number;
  }): void;
  /** An attempt at a delivery came to an end. */
  attempted(attempt: { readonly kind: EndpointKind; readonly succeeded: boolean }): void;
}
