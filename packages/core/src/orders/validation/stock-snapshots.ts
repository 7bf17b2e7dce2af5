import type { Clock } from '../../clock.ts';
import type { LocationId } from '../../ids.ts';
import type { KnownStock } from '../checks/facts.ts';
import type { StockSnapshots } from './judge-order.ts';

/** Stock changes between a check and a kitchen anyway; this much older it may be. */
const freshMs = 1_000;
const locationsKept = 1_000;

interface Snapshot {
  readonly readAt: number;
  readonly levels: Promise<ReadonlyMap<string, KnownStock>>;
}

/** A location's stock, read at most once a second however many orders ask. */
export function createStockSnapshots(deps: {
  readonly clock: Clock;
  readonly read: (locationId: LocationId) => Promise<ReadonlyMap<string, KnownStock>>;
}): StockSnapshots {
  const snapshots = new Map<LocationId, Snapshot>();
  return {
    of: (locationId) => {
      const now = deps.clock.now().getTime();
      const known = snapshots.get(locationId);
      if (known !== undefined && Math.abs(now - known.readAt) < freshMs) return known.levels;
      const snapshot = { readAt: now, levels: deps.read(locationId) };
      snapshots.delete(locationId);
      snapshots.set(locationId, snapshot);
      const [oldest] = snapshots.keys();
      if (snapshots.size > locationsKept && oldest !== undefined) snapshots.delete(oldest);
      // A read that failed is not remembered.
      snapshot.levels.catch(() => {
        if (snapshots.get(locationId) === snapshot) snapshots.delete(locationId);
      });
      return snapshot.levels;
    },
  };
}
