import { z } from 'zod';

const node = z.looseObject({
  type: z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minLength: z.number().optional(),
});

/** An input of the schema's shape with `text` wherever a text may stand, optional fields included. */
export const sampleInput = (schema: z.ZodType, text: string): unknown =>
  sampleOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), text);

function sampleOf(json: unknown, text: string): unknown {
  const schema = node.parse(json);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return sampleOf(first, text);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          // One side of a page alone: below one place and above another there is nothing.
          .filter(([name]) => name !== 'after' && name !== 'before')
          .map(([name, field]) => [name, sampleOf(field, text)]),
      );
    case 'array':
      return [sampleOf(schema.items ?? {}, text)];
    case 'boolean':
      return false;
    case 'number':
    case 'integer':
      return schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1;
    case 'null':
      return null;
    case 'string':
      return sampleText(schema, text);
    default:
      return text;
  }
}

function sampleText({ format, pattern }: z.output<typeof node>, text: string): string {
  if (format === 'date-time') return '2026-05-01T10:00:00Z';
  if (format === 'email') return 'somebody@example.com';
  if (format === 'uri') return 'https://example.com/';
  const prefix = /^\^([a-z_-]+)/.exec(pattern ?? '')?.[1];
  return prefix === undefined || text.startsWith(prefix) ? text : `${prefix}${text}`;
}
