/** Addresses that pages had before, which support may have saved: the beginning of a path, and what it is now. */
const formerPaths = [
  ['/receivers', '/endpoints'],
  ['/messages', '/webhook-events'],
] as const;

/** Parameters of a search that had another name, on the pages that had them. */
const formerParameters: Readonly<Record<string, string>> = {
  receiver: 'endpoint',
  targetId: 'endpointId',
  messageSequence: 'eventSequence',
};

/** The search of a former address as its page reads it now. */
const presentSearch = (search: string): string =>
  search.replace(/([?&])(\w+)=/g, (whole, mark: string, name: string) => {
    const present = formerParameters[name];
    return present === undefined ? whole : `${mark}${present}=`;
  });

/**
 * Where what lay at an address lies now, with its ids, its search and its hash.
 * @returns undefined where nothing has moved
 */
export function presentAddress(href: string): string | undefined {
  const { pathname, search, hash } = new URL(href, 'http://console');
  const moved = formerPaths.find(([path]) => pathname === path || pathname.startsWith(`${path}/`));
  const [former, present] = moved ?? ['', ''];
  const now = present + pathname.slice(former.length) + presentSearch(search) + hash;
  return now === pathname + search + hash ? undefined : now;
}
