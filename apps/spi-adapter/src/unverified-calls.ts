import { isIPv6 } from 'node:net';
import type { Counter } from 'prom-client';

/** What becomes of a call of which nobody knows who made it; `tell`: leave a log line and a row. */
export type UnverifiedCall =
  | { readonly outcome: 'refused'; readonly tell: boolean }
  /** Its address makes too many of them: nothing is left but the metric. */
  | { readonly outcome: 'limited' };

/** Keeps strangers from filling the log, the ledger and the disk; of one process. */
export interface UnverifiedCalls {
  /** To be asked once a call has been found wanting: a call that verifies is never counted. */
  note(door: Door, reason: string, address: string): UnverifiedCall;
}

/** Where it came; each is open to everybody. */
export type Door = 'spi' | 'wix_webhook' | 'pos_webhook' | 'settings' | 'pages';

export interface UnverifiedCallLimits {
  /** From one address, until it hears 429. */
  readonly callsAMinute: number;
  /** Log lines and rows of one reason and address. */
  readonly toldAMinute: number;
  /** The same of all addresses together: whoever has many is bounded by this. */
  readonly toldAMinuteOfAll: number;
}

export const usualUnverifiedCallLimits: UnverifiedCallLimits = {
  callsAMinute: 120,
  toldAMinute: 3,
  toldAMinuteOfAll: 60,
};

/** What whoever is limited is told to wait. */
export const retryAfterSeconds = '60';

const minuteMs = 60_000;
/** An address beyond these is one of a crowd: it is not told, and only then not limited. */
const addressesRemembered = 10_000;

export function createUnverifiedCalls(deps: {
  readonly counter: Counter<'door' | 'reason'>;
  readonly limits: UnverifiedCallLimits;
  readonly now: () => Date;
}): UnverifiedCalls {
  const { limits } = deps;
  let minute = 0;
  let toldOfAll = 0;
  const calls = new Map<string, number>();
  const told = new Map<string, number>();

  return {
    note: (door, reason, address) => {
      const current = Math.floor(deps.now().getTime() / minuteMs);
      if (current !== minute) {
        minute = current;
        toldOfAll = 0;
        calls.clear();
        told.clear();
      }
      const network = networkOf(address);
      const before = calls.get(network) ?? 0;
      if (before > 0 || calls.size < addressesRemembered) calls.set(network, before + 1);
      if (before >= limits.callsAMinute) {
        deps.counter.inc({ door, reason: 'too_many' });
        return { outcome: 'limited' };
      }
      deps.counter.inc({ door, reason });
      const key = `${door} ${reason} ${network}`;
      const toldOfThese = told.get(key) ?? 0;
      const tell = toldOfThese < limits.toldAMinute && toldOfAll < limits.toldAMinuteOfAll;
      if (tell) {
        told.set(key, toldOfThese + 1);
        toldOfAll += 1;
      }
      return { outcome: 'refused', tell };
    },
  };
}

/** Whoever has one IPv6 address has its network of 64 bits; an IPv4 address stands for itself. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(zeros).fill('0'), ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
