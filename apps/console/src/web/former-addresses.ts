/** Addresses that pages had before, which support may have saved: the beginning of a path, and what it is now. */
const formerPaths = [
  ['/receivers', '/endpoints'],
  ['/messages', '/webhook-events'],
] as const;

/** The search of a former address as its page reads it now. */
const presentSearch = (search: string): string => search.replace(/([?&])receiver=/, '$1endpoint=');

/**
 * Where what lay at an address lies now, with its ids, its search and its hash.
 * @returns undefined where nothing has moved
 */
export function presentAddress(href: string): string | undefined {
  const { pathname, search, hash } = new URL(href, 'http://console');
  const moved = formerPaths.find(([path]) => pathname === path || pathname.startsWith(`${path}/`));
  if (moved === undefined) return undefined;
  const [former, present] = moved;
  return present + pathname.slice(former.length) + presentSearch(search) + hash;
}
