import type { z } from 'zod';

export type TolerantReading<Out> =
  | { readonly outcome: 'read'; readonly data: Out; readonly leftOut: readonly string[] }
  | { readonly outcome: 'malformed'; readonly error: z.ZodError };

/**
 * Reads what Wix sent and lets no field refuse it that the bridge can do without: where one of the
 * `unneeded` does not fit, it is left out and named. `unneeded` names a field by its parent and itself,
 * such as `metadata.languages`, wherever they stand; positions in lists do not count.
 */
export const readTolerantly = <Out>(
  schema: z.ZodType<Out>,
  value: unknown,
  unneeded: ReadonlySet<string>,
): TolerantReading<Out> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { outcome: 'read', data: parsed.data, leftOut: [] };
  const fields = parsed.error.issues.flatMap(({ path }) => unneededPart(path, unneeded) ?? []);
  const lighter = fields.reduce((rest, { at }) => withoutField(rest, at), value);
  const again = schema.safeParse(lighter);
  if (!again.success) return { outcome: 'malformed', error: again.error };
  const leftOut = [...new Set(fields.map(({ name }) => name))];
  return { outcome: 'read', data: again.data, leftOut };
};

type Path = readonly PropertyKey[];

/** The field that an issue lies in, where the bridge can do without it. */
const unneededPart = (
  path: Path,
  unneeded: ReadonlySet<string>,
): { readonly name: string; readonly at: Path } | undefined => {
  let parent = '';
  for (const [depth, key] of path.entries()) {
    if (typeof key !== 'string') continue;
    const name = `${parent}.${key}`;
    if (unneeded.has(name)) return { name, at: path.slice(0, depth + 1) };
    parent = key;
  }
  return undefined;
};

const withoutField = (value: unknown, path: Path): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  if (Array.isArray(value)) {
    return value.map((entry, at) => (at === key ? withoutField(entry, rest) : entry));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (name !== key) return [[name, inner]];
      return rest.length === 0 ? [] : [[name, withoutField(inner, rest)]];
    }),
  );
};
