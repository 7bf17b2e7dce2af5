/**
 * One id as a part of a path. Ids are opaque texts of Wix's; dots alone would climb the path, so
 * they are refused rather than sent somewhere else.
 */
export const segment = (id: string): string => {
  if (/^\.{0,2}$/.test(id)) throw new RangeError('an id cannot be empty or dots alone');
  return encodeURIComponent(id);
};

type QueryValue = string | number | boolean | undefined;

/** A query with its question mark, or nothing; undefined values are left out, lists are repeated. */
export const query = (values: Readonly<Record<string, QueryValue | readonly string[]>>): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (typeof value === 'object') for (const one of value) parameters.append(name, one);
    else parameters.append(name, String(value));
  }
  return parameters.size === 0 ? '' : `?${parameters}`;
};
