import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server';
import { z } from 'zod';
import { type SampleInput, sampleInput } from './text-fields.ts';

/** One procedure of a router, as somebody over HTTP can ask it. */
export interface AnyProcedure {
  readonly path: string;
  readonly type: AnyTRPCProcedure['_def']['type'];
  readonly input: z.ZodType | undefined;
  /** An input that it takes, with every field that it knows. */
  readonly sample: SampleInput;
}

const described = z.object({ inputs: z.array(z.instanceof(z.ZodType)) });

/** All of them, from the router itself: a new one is among them the day it is written. */
export function everyProcedureOf(router: AnyTRPCRouter): AnyProcedure[] {
  const flat: Record<string, AnyTRPCProcedure> = router._def.procedures;
  return Object.entries(flat).map(([path, { _def }]) => {
    const [first, ...others] = described.parse(_def).inputs;
    // What a procedure's kind asks for and what it asks for itself.
    const input = others.reduce((whole, one) => whole && z.intersection(whole, one), first);
    return { path, type: _def.type, input, sample: sampleInput(input) };
  });
}
