import { z } from 'zod';
import type { SandboxClock } from './clock.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What goes wrong with a call. */
export const faultEffectSchema = z.discriminatedUnion('kind', [
  /** The answer comes late. */
  z.object({ kind: z.literal('latency'), ms: z.number().int().min(0).max(600_000) }),
  /** Answered with this status before anything is done. */
  z.object({
    kind: z.literal('status'),
    status: z.number().int().min(200).max(599),
    retryAfterSeconds: z.number().int().nonnegative().optional(),
    /** What it says; the sandbox's own words, or nothing for a 5xx, where missing. */
    body: z.unknown().optional(),
  }),
  /** Nothing is done, and no answer ever comes. */
  z.object({ kind: z.literal('hang') }),
  /** Nothing is done, and the connection breaks. */
  z.object({ kind: z.literal('cut') }),
  /** Everything is done, and the connection breaks before the answer. */
  z.object({ kind: z.literal('lost_answer') }),
  /** Everything is done, and no answer ever comes. */
  z.object({ kind: z.literal('withheld_answer') }),
  /** One entry of a bulk call fails inside an HTTP 200 (simulated Wix alone). */
  z.object({
    kind: z.literal('fail_entry'),
    index: z.number().int().nonnegative(),
    code: z.string(),
    description: z.string(),
  }),
  /** A bulk call is done, and its answer says nothing of the entries (simulated Wix alone). */
  z.object({ kind: z.literal('tell_nothing') }),
]);
export type FaultEffect = z.infer<typeof faultEffectSchema>;

export const faultRuleSchema = z.object({
  /** A merchant of the POS or an instance of Wix; null: everybody. */
  tenant: z.string().nullable().default(null),
  /** Names of operations (the simulator lists them); null: every operation. */
  operations: z.array(z.string()).nullable().default(null),
  probability: z.number().min(0).max(1).default(1),
  /** How many calls that it would strike pass unharmed first. */
  skip: z.number().int().nonnegative().default(0),
  /** How many calls it still strikes; null: until it is removed. */
  remaining: z.number().int().positive().nullable().default(null),
  /** When it ends by itself. */
  until: z
    .union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))])
    .nullable()
    .default(null),
  effect: faultEffectSchema,
});
export type FaultRule = z.infer<typeof faultRuleSchema>;
export type FaultRuleInput = z.input<typeof faultRuleSchema>;

/** The faults that are switched on. Kept in memory alone: a restart heals. */
export interface FaultRules {
  /** @returns the rule's id, for `remove` */
  add(rule: FaultRuleInput): string;
  remove(id: string): boolean;
  /** Removes the rules of one tenant, or all of them. */
  clear(tenant?: string): void;
  list(): { readonly id: string; readonly rule: FaultRule }[];
  /** Throws the dice for one call, and counts down the rules that strike. */
  draw(call: { readonly tenant: string | null; readonly operation: string }): FaultEffect[];
}

export function createFaultRules(deps: {
  readonly clock: SandboxClock;
  readonly random: SeededRandom;
}): FaultRules {
  const rules = new Map<string, FaultRule>();
  let made = 0;
  return {
    add: (input) => {
      made += 1;
      const id = `fault_${made}`;
      rules.set(id, faultRuleSchema.parse(input));
      return id;
    },
    remove: (id) => rules.delete(id),
    clear: (tenant) => {
      for (const [id, rule] of rules) {
        if (tenant === undefined || rule.tenant === tenant) rules.delete(id);
      }
    },
    list: () => [...rules].map(([id, rule]) => ({ id, rule })),
    draw: ({ tenant, operation }) => {
      const struck: FaultEffect[] = [];
      for (const [id, rule] of rules) {
        if (rule.until !== null && rule.until <= deps.clock.now()) {
          rules.delete(id);
          continue;
        }
        if (rule.tenant !== null && rule.tenant !== tenant) continue;
        if (rule.operations !== null && !rule.operations.includes(operation)) continue;
        if (!deps.random.chance(rule.probability)) continue;
        if (rule.skip > 0) {
          rules.set(id, { ...rule, skip: rule.skip - 1 });
          continue;
        }
        struck.push(rule.effect);
        if (rule.remaining === 1) rules.delete(id);
        else if (rule.remaining !== null) rules.set(id, { ...rule, remaining: rule.remaining - 1 });
      }
      return struck;
    },
  };
}
