/** Keeps what was used last, up to a total weight. Values must be immutable: they are shared. */
export interface WeightedCache<Key, Value> {
  /** Loads what is missing, once for all who ask meanwhile. A null is not kept: it may come to be. */
  get(
    key: Key,
    load: () => Promise<{ value: Value; weight: number } | null>,
  ): Promise<Value | null>;
}

export function createWeightedCache<Key, Value>(mostWeight: number): WeightedCache<Key, Value> {
  /** In the order of use, the longest unused first. */
  const kept = new Map<Key, { readonly value: Value; readonly weight: number }>();
  const loading = new Map<Key, Promise<Value | null>>();
  let total = 0;

  const keep = (key: Key, entry: { value: Value; weight: number }) => {
    kept.set(key, entry);
    total += entry.weight;
    for (const [oldest, { weight }] of kept) {
      // What was asked for just now stays, however heavy it is.
      if (total <= mostWeight || oldest === key) break;
      kept.delete(oldest);
      total -= weight;
    }
  };

  return {
    get: async (key, load) => {
      const found = kept.get(key);
      if (found !== undefined) {
        kept.delete(key);
        kept.set(key, found);
        return found.value;
      }
      const underWay = loading.get(key);
      if (underWay !== undefined) return underWay;
      const work = load()
        .then((entry) => {
          if (entry !== null) keep(key, entry);
          return entry?.value ?? null;
        })
        .finally(() => loading.delete(key));
      loading.set(key, work);
      return work;
    },
  };
}
