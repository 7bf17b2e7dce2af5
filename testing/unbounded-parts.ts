import { z } from 'zod';

const node = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  prefixItems: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  $defs: z.record(z.string(), z.unknown()).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  maxItems: z.number().optional(),
  maxLength: z.number().optional(),
});

/** Parts of an input that may be as long as whoever sends it likes. */
export interface UnboundedParts {
  readonly lists: readonly string[];
  readonly texts: readonly string[];
}

/** Read from what a schema says of itself, so that a new field is among them the day it is written. */
export function unboundedParts(schema: z.ZodType | undefined): UnboundedParts {
  const found = { lists: [] as string[], texts: [] as string[] };
  if (schema === undefined) return found;
  const described = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    // A moment is read within bounds of its own.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') {
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
      }
    },
  });
  walk(described, '', found);
  return found;
}

function walk(given: unknown, path: string, found: { lists: string[]; texts: string[] }): void {
  const parsed = node.safeParse(given);
  if (!parsed.success) return;
  const part = parsed.data;
  const types = [part.type ?? []].flat();
  if (types.includes('array') && part.maxItems === undefined && part.prefixItems === undefined) {
    found.lists.push(path);
  }
  const isChoice = part.enum !== undefined || 'const' in part || part.format === 'date-time';
  if (types.includes('string') && part.maxLength === undefined && !isChoice) found.texts.push(path);
  for (const inner of [...(part.anyOf ?? []), ...(part.oneOf ?? []), ...(part.allOf ?? [])]) {
    walk(inner, path, found);
  }
  for (const [name, inner] of Object.entries({ ...part.properties, ...part.$defs })) {
    walk(inner, `${path}/${name}`, found);
  }
  for (const inner of [part.items, part.additionalProperties, ...(part.prefixItems ?? [])]) {
    walk(inner, `${path}/*`, found);
  }
}
