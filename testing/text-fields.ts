import { z } from 'zod';

type Path = readonly (string | number)[];

/** A place in an input that takes text: a moment, or any other. */
export interface TextField {
  readonly path: Path;
  readonly isMoment: boolean;
  /** What every text there begins with, as an id does that names its kind. */
  readonly prefix: string;
  /** Written as an address is, of mail or of the web: not any text. */
  readonly isAddress: boolean;
}

/** An input that a schema takes, with every field that it knows, and the fields of it that are text. */
export interface SampleInput {
  readonly value: unknown;
  readonly fields: readonly TextField[];
}

const jsonSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  minLength: z.number().optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  prefixItems: z.array(z.unknown()).optional(),
});

/** Made of what the schema says of itself, so that a field is found the day it is written. */
export function sampleInput(schema: z.ZodType | undefined): SampleInput {
  if (schema === undefined) return { value: undefined, fields: [] };
  const fields: TextField[] = [];
  const described = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    // JSON has no dates: whoever takes one takes its text.
    override: ({ zodSchema, jsonSchema: json }) => {
      if (zodSchema._zod.def.type === 'date')
        Object.assign(json, { type: 'string', format: 'date-time' });
    },
  });
  return { value: sampleOf(described, [], fields), fields };
}

function sampleOf(given: unknown, path: Path, fields: TextField[]): unknown {
  const schema = jsonSchema.parse(given);
  if ('const' in schema) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice !== undefined) return sampleOf(choice, path, fields);
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((part) => Object(sampleOf(part, path, fields))));
  }
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, inner]) => [
          name,
          sampleOf(inner, [...path, name], fields),
        ]),
      );
    case 'array':
      return (schema.prefixItems ?? [schema.items ?? {}]).map((item, index) =>
        sampleOf(item, [...path, index], fields),
      );
    case 'string':
      fields.push({
        path,
        isMoment: schema.format === 'date-time',
        prefix: prefixOf(schema.pattern),
        isAddress: schema.format === 'email' || schema.format === 'uri',
      });
      return textOf(schema);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function textOf({ format, pattern, minLength }: z.infer<typeof jsonSchema>): string {
  if (format === 'date-time') return '2026-05-01T10:00:00.000Z';
  if (format === 'email') return 'somebody@example.com';
  if (format === 'uri') return 'https://example.com/';
  return `${prefixOf(pattern)}text`.padEnd(minLength ?? 0, 'x');
}

const prefixOf = (pattern = ''): string => /^\^([\w-]+)/.exec(pattern)?.[1] ?? '';

/** The sample with other texts in some of its fields. */
export function withTexts(
  { value }: SampleInput,
  fields: readonly TextField[],
  text: string,
): unknown {
  return fields.reduce((changed: unknown, { path }) => replaced(changed, path, text), value);
}

/** The sample with the text as the name of whatever it asks for: in every field that takes any text or id. */
export function withNames(sample: SampleInput, text: string): unknown {
  const { after: _, before: __, ...value } = Object(sample.value);
  return sample.fields
    .filter(({ path, isMoment, isAddress }) => {
      // One side of a page alone: below one place and above another there is nothing.
      const isPlace = path[0] === 'after' || path[0] === 'before';
      return !isMoment && !isAddress && !isPlace;
    })
    .reduce(
      (changed: unknown, { path, prefix }) =>
        replaced(changed, path, text.startsWith(prefix) ? text : `${prefix}${text}`),
      value,
    );
}

function replaced(value: unknown, path: Path, text: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((inner: unknown, index) =>
      index === step ? replaced(inner, rest, text) : inner,
    );
  }
  const fields = z.record(z.string(), z.unknown()).parse(value);
  return { ...fields, [step]: replaced(fields[step], rest, text) };
}
