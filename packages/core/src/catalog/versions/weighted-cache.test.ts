import { describe, expect, it, vi } from 'vitest';
import { createWeightedCache } from './weighted-cache.ts';

const of = (value: string, weight = 1) => vi.fn(async () => ({ value, weight }));

describe('the cache of published catalogs', () => {
  it('loads once, also for many who ask at the same time', async () => {
    const cache = createWeightedCache<string, string>(10);
    const load = of('a');
    expect(await Promise.all([cache.get('k', load), cache.get('k', load)])).toEqual(['a', 'a']);
    await cache.get('k', load);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('forgets what was not used for longest once it grows too heavy', async () => {
    const cache = createWeightedCache<string, string>(10);
    for (const key of ['a', 'b']) await cache.get(key, of(key, 5));
    await cache.get('a', of('unused'));
    await cache.get('c', of('c', 5));
    const again = { a: of('a', 5), b: of('b', 5) };
    await cache.get('a', again.a);
    await cache.get('b', again.b);
    expect(again.a).not.toHaveBeenCalled();
    expect(again.b).toHaveBeenCalledTimes(1);
  });

  it('serves something heavier than all it may keep, and keeps that alone', async () => {
    const cache = createWeightedCache<string, string>(10);
    await cache.get('small', of('small'));
    expect(await cache.get('huge', of('huge', 50))).toBe('huge');
    const again = of('small');
    await cache.get('small', again);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('keeps neither an absence nor a failure', async () => {
    const cache = createWeightedCache<string, string>(10);
    expect(await cache.get('k', async () => null)).toBeNull();
    await expect(cache.get('k', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get('k', of('there'))).toBe('there');
  });
});
