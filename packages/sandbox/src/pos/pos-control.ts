import type { z } from 'zod';
import type { SandboxClock } from '../simulation/clock.ts';
import type { FaultRules } from '../simulation/fault-rules.ts';
import type { RequestLog } from '../simulation/request-log.ts';
import type { Kitchen } from './kitchen.ts';
import type { PosOauth } from './oauth.ts';
import {
  type MenuItem,
  type menuItemChangeSchema,
  menuItemSchema,
  type PosMenu,
  posMenuSchema,
} from './pos-menu.ts';
import type { PosOrder, PosOrderStatus, Refusal } from './pos-order.ts';
import {
  type locationChangeSchema,
  locationSchema,
  type merchantChangeSchema,
  merchantSchema,
  type PosLocation,
  type PosMerchant,
  type PosState,
  placeKey,
} from './pos-state.ts';
import { changeStock, levelsOf, type StockChange, type StockLevel } from './stock.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** The hands behind the simulated POS: what a restaurant's staff, and a test, can do to it. */
export interface PosControl {
  readonly faults: FaultRules;
  readonly requests: RequestLog;
  readonly webhooks: WebhookSender;

  addMerchant(merchant: z.input<typeof merchantSchema>): PosMerchant;
  merchants(): PosMerchant[];
  changeMerchant(id: string, change: z.input<typeof merchantChangeSchema>): PosMerchant | null;
  /** The merchant takes the bridge's authorization away; every token dies. */
  revokeAuthorization(merchantId: string): void;
  /** A code as the consent page gives it, without the page. */
  consent(merchantId: string, redirectUri: string): string;

  addLocation(location: z.input<typeof locationSchema>): PosLocation;
  locations(merchantId?: string): PosLocation[];
  changeLocation(id: string, change: z.input<typeof locationChangeSchema>): PosLocation | null;
  /** The location is no longer there. */
  removeLocation(id: string): boolean;
  replaceMenu(locationId: string, menu: z.input<typeof posMenuSchema>): PosMenu | null;
  changeItem(
    locationId: string,
    itemId: string,
    change: z.input<typeof menuItemChangeSchema>,
  ): MenuItem | null;

  stock(locationId: string): StockLevel[];
  setStock(locationId: string, changes: readonly StockChange[]): StockLevel[] | null;

  orders(filter?: { readonly locationId?: string; readonly reference?: string }): PosOrder[];
  setOrderStatus(orderId: string, status: PosOrderStatus): PosOrder | null;
  refuseNextOrders(locationId: string, refusal: Refusal, times?: number): void;
}

export function createPosControl(deps: {
  readonly state: PosState;
  readonly clock: SandboxClock;
  readonly faults: FaultRules;
  readonly requests: RequestLog;
  readonly webhooks: WebhookSender;
  readonly oauth: PosOauth;
  readonly kitchen: Kitchen;
}): PosControl {
  const { state, clock, webhooks, oauth, kitchen } = deps;

  const storeLocation = (location: PosLocation): PosLocation => {
    state.locations.set(location.id, location);
    state.changed();
    return location;
  };
  const storeMenu = (location: PosLocation, menu: PosMenu): void => {
    storeLocation({ ...location, menu });
    webhooks.send(location.merchantId, { type: 'menu.updated', locationId: location.id });
  };

  return {
    faults: deps.faults,
    requests: deps.requests,
    webhooks,

    addMerchant: (input) => {
      const merchant = merchantSchema.parse(input);
      state.merchants.set(merchant.id, merchant);
      state.changed();
      return merchant;
    },
    merchants: () => [...state.merchants.values()],
    changeMerchant: (id, change) => {
      const merchant = state.merchants.get(id);
      if (!merchant) return null;
      const changed = merchantSchema.parse({ ...merchant, ...change, id });
      state.merchants.set(id, changed);
      state.changed();
      return changed;
    },
    revokeAuthorization: (merchantId) => {
      oauth.revokeMerchant(merchantId);
      webhooks.send(merchantId, { type: 'authorization.revoked' });
    },
    consent: (merchantId, redirectUri) => oauth.issueCode(merchantId, redirectUri),

    addLocation: (input) => storeLocation(locationSchema.parse(input)),
    locations: (merchantId) =>
      [...state.locations.values()].filter(
        (location) => merchantId === undefined || location.merchantId === merchantId,
      ),
    changeLocation: (id, change) => {
      const location = state.locations.get(id);
      if (!location) return null;
      const changed = storeLocation(
        locationSchema.parse({ ...location, ...change, id, merchantId: location.merchantId }),
      );
      webhooks.send(location.merchantId, { type: 'location.updated', locationId: id });
      return changed;
    },
    removeLocation: (id) => {
      const location = state.locations.get(id);
      if (!location) return false;
      state.locations.delete(id);
      state.changed();
      webhooks.send(location.merchantId, { type: 'location.updated', locationId: id });
      return true;
    },
    replaceMenu: (locationId, input) => {
      const location = state.locations.get(locationId);
      if (!location) return null;
      const menu = posMenuSchema.parse(input);
      storeMenu(location, menu);
      return menu;
    },
    changeItem: (locationId, itemId, change) => {
      const location = state.locations.get(locationId);
      const item = location?.menu.items.find(({ id }) => id === itemId);
      if (!location || !item) return null;
      const changed = menuItemSchema.parse({ ...item, ...change, id: itemId });
      const items = location.menu.items.map((other) => (other.id === itemId ? changed : other));
      storeMenu(location, { ...location.menu, items });
      return changed;
    },

    stock: (locationId) => levelsOf(state, locationId, clock.now()),
    setStock: (locationId, changes) => {
      const location = state.locations.get(locationId);
      if (!location) return null;
      const levels = changeStock(state, clock, locationId, changes);
      webhooks.send(location.merchantId, { type: 'stock.updated', locationId, levels });
      return levels;
    },

    orders: ({ locationId, reference } = {}) =>
      locationId !== undefined && reference !== undefined
        ? (state.ordersByReference.get(placeKey(locationId, reference)) ?? []).flatMap(
            (id) => state.orders.get(id) ?? [],
          )
        : [...state.orders.values()].filter(
            (order) =>
              (locationId === undefined || order.locationId === locationId) &&
              (reference === undefined || order.request.reference === reference),
          ),
    setOrderStatus: (orderId, status) => kitchen.setStatus(orderId, status),
    refuseNextOrders: (locationId, refusal, times = 1) =>
      kitchen.refuseNext(locationId, refusal, times),
  };
}
