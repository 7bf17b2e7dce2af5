import { createCatalogs } from './classic/catalogs.ts';
import { createConnectivity } from './classic/connectivity.ts';
import { createDrafts } from './classic/drafts.ts';
import { createOrders } from './classic/orders.ts';
import { createAppEvents } from './platform/app-events.ts';
import { createAppInstances } from './platform/app-instances.ts';
import { createTransport, type TokenProvider, type TransportDeps } from './platform/transport.ts';

/** Where Wix's REST API lives. */
export const wixApiBaseUrl = 'https://www.wixapis.com';

export interface WixClientDeps extends TransportDeps {
  /**
   * The access token of one instance, asked before every attempt. `refused`: one that Wix did not
   * take, so another is wanted. Whatever it throws ends the call and reaches the caller as it is.
   */
  readonly token: TokenProvider;
}

/**
 * Makes a client of Wix's REST API for one instance (contract §3). It holds no state: token, rate
 * budget and time come from `deps`. Its calls throw `WixApiError`, and a RangeError where a call
 * could not be sent as it is.
 */
export const createWixClient = (deps: WixClientDeps) => {
  const send = createTransport(deps, deps.token);
  return {
    connectivity: createConnectivity(send),
    catalogs: createCatalogs(send),
    drafts: createDrafts(send),
    orders: createOrders(send),
    appEvents: createAppEvents(send),
    appInstances: createAppInstances(send),
  };
};
export type WixClient = ReturnType<typeof createWixClient>;
