import type { PosProvider } from '@pos-bridge/pos';
import { type Clock, systemClock } from '../clock.ts';
import { mendedProvider } from './mended-provider.ts';

/** The POS providers that this installation of the bridge can talk to, by key. */
export interface PosRegistry {
  get(key: string): PosProvider | undefined;
  all(): readonly PosProvider[];
}

/**
 * The providers, behind the border where what a POS answers becomes fit to be stored.
 * @throws Error when two providers share a key: a mistake in the set-up, found at the start.
 */
export function createPosRegistry(
  providers: readonly PosProvider[],
  clock: Clock = systemClock,
): PosRegistry {
  const byKey = new Map<string, PosProvider>();
  for (const provider of providers) {
    const { key } = provider.declaration;
    if (byKey.has(key)) throw new Error(`two POS providers are called "${key}"`);
    byKey.set(key, mendedProvider(provider, clock));
  }
  return { get: (key) => byKey.get(key), all: () => [...byKey.values()] };
}
