/** Addresses that pages had before, which support may have saved: the beginning of a path, and what it is now. */
const formerPaths = [
  ['/receivers', '/endpoints'],
  ['/messages', '/webhook-events'],
] as const;

/** What an address may have named otherwise before, by the path that it has now. */
const formerNames: Readonly<Record<string, readonly [former: string, present: string]>> = {
  '/endpoints': ['receiver', 'endpoint'],
};

/**
 * Where what lay at an address lies now, with its ids, its search and its hash.
 * @returns undefined where nothing has moved
 */
export function presentAddress(href: string): string | undefined {
  const { pathname, search, hash } = new URL(href, 'http://console');
  const moved = formerPaths.find(([path]) => pathname === path || pathname.startsWith(`${path}/`));
  if (moved === undefined) return undefined;
  const [former, present] = moved;
  const names = formerNames[present];
  const renamed =
    names === undefined
      ? search
      : search.replace(new RegExp(`([?&])${names[0]}=`), `$1${names[1]}=`);
  return present + pathname.slice(former.length) + renamed + hash;
}
