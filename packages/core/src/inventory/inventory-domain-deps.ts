import type { GuardedPost } from '@pos-bridge/guarded-post';
import type { WithPosSession } from '../accounts/pos-access.ts';
import type { PublishedCatalogs } from '../catalog/versions/published-catalog.ts';
import type { InventoryDeps } from '../deliveries/inventory-deps.ts';
import type { InventoryObserver } from '../deliveries/inventory-observer.ts';
import type { Sealer } from '../encryption.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import type { WixAccess } from '../wix/wix-access.ts';

export interface InventoryDomainDeps extends InventoryDeps {
  readonly pos: PosRegistry;
  readonly sealer: Sealer;
  readonly wix: WixAccess;
  readonly withPosSession: WithPosSession;
  readonly published: PublishedCatalogs;
  /** Reaches webhook endpoints; cannot be aimed inward. */
  readonly post: GuardedPost;
  readonly observer: InventoryObserver | undefined;
}
