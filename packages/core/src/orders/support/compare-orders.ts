/** One value that two forms of an order do not share. `undefined`: it is not there. */
export interface OrderDifference {
  /** A JSON pointer into the order. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two orders, in the order of the second. Null and missing are one nothing. */
export function compareOrders(before: unknown, after: unknown, path = ''): OrderDifference[] {
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const was = new Map(Object.entries(before));
    const is = new Map(Object.entries(after));
    const names = new Set([...is.keys(), ...was.keys()]);
    return [...names].flatMap((name) =>
      compareOrders(was.get(name), is.get(name), `${path}/${escaped(name)}`),
    );
  }
  return (before ?? null) === (after ?? null) ? [] : [{ path, before, after }];
}

/** The JSON pointers of every value in a part of an order. */
export function pathsOf(part: unknown, path = ''): string[] {
  if (part === null || part === undefined) return [];
  if (!isContainer(part)) return [path];
  return Object.entries(part).flatMap(([name, value]) =>
    pathsOf(value, `${path}/${escaped(name)}`),
  );
}

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
