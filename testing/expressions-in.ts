import { parseSync } from 'vite';
import { z } from 'zod';

export interface Expression {
  readonly source: string;
  readonly flags: string;
}

const node = z.looseObject({ type: z.string() });
const literal = z.object({
  regex: z.object({ pattern: z.string(), flags: z.string() }),
});
const text = z.object({ type: z.literal('Literal'), value: z.string() });
const template = z.object({
  type: z.literal('TemplateLiteral'),
  quasis: z.array(z.object({ value: z.object({ cooked: z.string() }) })),
  expressions: z.array(node),
});
const identifier = z.object({ type: z.literal('Identifier'), name: z.string() });
const declared = z.object({ id: identifier, init: node });
const made = z.object({
  callee: z.object({ name: z.literal('RegExp') }),
  arguments: z.array(node),
});

/**
 * Every regular expression of a file of source code: those written as such, and those made by `RegExp` of
 * texts of the same file. @throws Error for one that is made of anything else, which nobody can look at
 */
export function expressionsIn(source: string, file: string): Expression[] {
  const nodes: z.infer<typeof node>[] = [];
  collect(parseSync(file, source).program, nodes);
  const constants = new Map<string, unknown>();
  for (const one of nodes) {
    const { data } = declared.safeParse(one);
    if (data !== undefined) constants.set(data.id.name, data.init);
  }
  const textOf = (value: unknown): string => {
    const plain = text.safeParse(value).data;
    if (plain !== undefined) return plain.value;
    const name = identifier.safeParse(value).data?.name;
    if (name !== undefined && constants.has(name)) return textOf(constants.get(name));
    const parts = template.safeParse(value).data;
    if (parts === undefined) throw new Error(`${file}: a regular expression of unknown parts`);
    return parts.quasis
      .map((quasi, at) => {
        const inner = parts.expressions[at];
        return quasi.value.cooked + (inner === undefined ? '' : textOf(inner));
      })
      .join('');
  };
  return nodes.flatMap((one): Expression[] => {
    const written = literal.safeParse(one).data?.regex;
    if (written !== undefined) return [{ source: written.pattern, flags: written.flags }];
    const [pattern, flags] = made.safeParse(one).data?.arguments ?? [];
    if (pattern === undefined) return [];
    return [{ source: textOf(pattern), flags: flags === undefined ? '' : textOf(flags) }];
  });
}

function collect(value: unknown, nodes: z.infer<typeof node>[]): void {
  if (typeof value !== 'object' || value === null) return;
  const { data } = node.safeParse(value);
  if (data !== undefined) nodes.push(data);
  for (const inner of Object.values(value)) collect(inner, nodes);
}
