/** Far more than the longest true list has: of dishes, locations, stock levels, events. */
export const mostEntriesOfAList = 50_000;

/**
 * Whether a value that came from Wix or a POS holds, however deep, a list that is longer than anybody's:
 * asked before each of its entries is worked on.
 */
export function hasLongList(value: unknown): boolean {
  // A list and no recursion: whoever nests deeper than a program may call gets an answer as well.
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next) && next.length > mostEntriesOfAList) return true;
    for (const inner of Object.values(next)) if (typeof inner === 'object') open.push(inner);
  }
  return false;
}
