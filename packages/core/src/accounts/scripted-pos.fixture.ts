import type { PosGrant, PosLocation, PosProvider } from '@pos-bridge/pos';
import { PosFault } from '@pos-bridge/pos';

/** A POS in memory that lets a test say how it answers; it can do what accounts need, and no more. */
export interface ScriptedPos {
  readonly provider: PosProvider;
  /** What each code is worth; a code is good once. */
  readonly codes: Map<string, { merchantId: string; merchantName: string }>;
  /** Access tokens that the POS takes. */
  readonly good: Set<string>;
  readonly renewals: string[];
  readonly revocations: string[];
  locations: PosLocation[];
  /** Runs in the middle of a renewal, before it is answered. */
  duringRenewal: () => Promise<void>;
  /** Whether the merchant has taken the authorization away. */
  revoked: boolean;
  expiresInMs: number | null;
}

export function scriptPos(now: () => Date, key = 'sandbox'): ScriptedPos {
  let made = 0;
  const grant = (merchantId: string, merchantName: string): PosGrant => {
    made += 1;
    const accessToken = `access-${made}`;
    script.good.add(accessToken);
    return {
      outcome: 'granted',
      posMerchantId: merchantId,
      merchantName,
      credentials: { accessToken },
      expiresAt:
        script.expiresInMs === null ? null : new Date(now().getTime() + script.expiresInMs),
    };
  };
  const notScripted = async (): Promise<never> => {
    throw new Error('not part of this script');
  };
  const provider: PosProvider = {
    declaration: {
      key,
      name: 'Scripted POS',
      capabilities: {
        validatesOrders: false,
        idempotentCreate: true,
        webhooks: false,
        countsStock: false,
      },
      orderStatuses: [],
      validationStatuses: { valid: 'VALID', invalid: 'INVALID' },
      refusals: [],
      money: { rounding: 'HALF_UP' },
      requires: { customerPhone: false, customerEmail: false },
    },
    authorization: {
      consentUrl: ({ state, redirectUri }) =>
        `https://pos.example/consent?${new URLSearchParams({ state, redirect_uri: redirectUri })}`,
      exchange: async ({ code }) => {
        const merchant = script.codes.get(code);
        script.codes.delete(code);
        if (merchant === undefined) return { outcome: 'refused', message: 'The code was used.' };
        return grant(merchant.merchantId, merchant.merchantName);
      },
      renew: async ({ posMerchantId, credentials }) => {
        script.renewals.push(credentials['accessToken'] ?? '');
        await script.duringRenewal();
        if (script.revoked) throw new PosFault('unauthorized', 'revoked');
        return grant(posMerchantId, 'Merchant');
      },
      revoke: async ({ credentials }) => {
        script.revocations.push(credentials['accessToken'] ?? '');
        script.good.delete(credentials['accessToken'] ?? '');
      },
    },
    listLocations: async ({ credentials }) => {
      if (script.revoked || !script.good.has(credentials['accessToken'] ?? '')) {
        throw new PosFault('unauthorized', 'the POS refused the credentials');
      }
      return script.locations;
    },
    fetchMenu: notScripted,
    createOrder: notScripted,
    findOrderByReference: notScripted,
    getOrder: notScripted,
    listStock: notScripted,
  };
  const script: ScriptedPos = {
    provider,
    codes: new Map(),
    good: new Set(),
    renewals: [],
    revocations: [],
    locations: [],
    duringRenewal: async () => {},
    revoked: false,
    expiresInMs: null,
  };
  return script;
}
