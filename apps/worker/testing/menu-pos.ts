import {
  type CanonicalCatalog,
  PosFault,
  type PosProvider,
  type PosSession,
  type PosStockLevel,
} from '@pos-bridge/pos';

/** A POS that has a menu and nothing else, in this process: what it sends next is for the test to say. */
export interface MenuPos {
  readonly provider: PosProvider;
  /** Also what no provider should return. */
  serve(menu: unknown): void;
  /** Throws this instead of answering; null: it answers again. */
  failWith(fault: PosFault | null): void;
  /** Runs before the menu is answered. */
  onFetch(hook: (() => Promise<void>) | null): void;
  readonly fetches: () => number;
}

const notPlayed = async (): Promise<never> => {
  throw new PosFault('protocol', 'this POS has a menu and nothing else');
};

export function createMenuPos(): MenuPos {
  let menu: unknown = null;
  let fault: PosFault | null = null;
  let hook: (() => Promise<void>) | null = null;
  let fetches = 0;
  const provider: PosProvider = {
    declaration: {
      key: 'menu-pos',
      name: 'Menu POS',
      capabilities: {
        validatesOrders: false,
        idempotentCreate: false,
        webhooks: false,
        countsStock: false,
      },
      orderStatuses: [],
      validationStatuses: { valid: 'valid', invalid: 'invalid' },
      refusals: [],
      money: { rounding: 'HALF_UP' },
      requires: { customerPhone: false, customerEmail: false },
    },
    authorization: {
      consentUrl: () => 'https://pos.example/consent',
      exchange: notPlayed,
      renew: null,
      revoke: async () => {},
    },
    listLocations: async () => [],
    fetchMenu: async (_session: PosSession, _location: string): Promise<CanonicalCatalog> => {
      fetches += 1;
      await hook?.();
      if (fault !== null) throw fault;
      // The bridge must judge whatever a provider returns.
      return menu as CanonicalCatalog;
    },
    createOrder: notPlayed,
    findOrderByReference: notPlayed,
    getOrder: notPlayed,
    listStock: async (): Promise<PosStockLevel[]> => [],
  };
  return {
    provider,
    serve: (next) => {
      menu = next;
    },
    failWith: (next) => {
      fault = next;
    },
    onFetch: (next) => {
      hook = next;
    },
    fetches: () => fetches,
  };
}
