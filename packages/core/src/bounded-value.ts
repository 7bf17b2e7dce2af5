/** What a message may hold; far more than the largest true one. */
const deepest = 40;
const mostValues = 20_000;

/**
 * Whether a value that came from outside, and was read from JSON, is too deep or too large to work with:
 * asked before anything else looks at it, since whatever walks through it does so by recursion.
 */
export function isBounded(value: unknown): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 1 }];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    seen += 1;
    if (typeof next.value !== 'object' || next.value === null) continue;
    const inner: readonly unknown[] = Object.values(next.value);
    if (next.depth >= deepest && inner.length > 0) return false;
    if (seen + open.length + inner.length > mostValues) return false;
    for (const one of inner) open.push({ value: one, depth: next.depth + 1 });
  }
  return true;
}
