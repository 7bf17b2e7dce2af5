import type { AuditActor, Core } from '@pos-bridge/core';
import { z } from 'zod';
import type { SandboxControl } from '../sandbox/sandbox-control.ts';
import {
  cart,
  exchange,
  faultRule,
  merchants,
  placed,
  sites,
} from '../sandbox/sandbox-messages.ts';
import { toMenu } from '../sandbox/to-menu.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { refuse } from '../trpc/refusals.ts';

const stage = z.object({
  runs: z.boolean(),
  sites: sites.shape.sites,
  merchants: merchants.shape.merchants,
  faults: z.array(z.object({ id: z.string(), rule: faultRule })),
});
const dish = z.object({
  id: z.string(),
  name: z.string(),
  price: z.string(),
  inStock: z.boolean(),
  options: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['SELECTION', 'EXTRAS', 'DESELECTION']),
      defaults: z.array(z.string()),
      choices: z.array(z.object({ itemId: z.string(), name: z.string(), price: z.string() })),
    }),
  ),
});

/** Plays the outside world, where it is simulated. What is done here stands in the audit trail too. */
export const sandboxRouter = router({
  stage: viewerProcedure.output(stage).query(async ({ ctx: { sandbox } }) => {
    if (sandbox === null) return { runs: false, sites: [], merchants: [], faults: [] };
    const [there, pos, faults] = await Promise.all([
      sandbox.sites(),
      sandbox.merchants(),
      sandbox.faults(),
    ]);
    return { runs: true, sites: there, merchants: pos, faults };
  }),

  /** What a visitor of the site can order. */
  menu: viewerProcedure
    .input(z.object({ catalogId: z.string().min(1).max(100) }))
    .output(z.object({ sections: z.array(z.object({ name: z.string(), dishes: z.array(dish) })) }))
    .query(async ({ ctx, input }) => ({
      sections: toMenu(await open(ctx.sandbox).catalog(input.catalogId)),
    })),

  validate: supportProcedure
    .input(cart)
    .output(exchange)
    .mutation(async ({ ctx, input }) => {
      const sandbox = open(ctx.sandbox);
      await note(ctx, 'sandbox.cart-validated', input.configurationId);
      return sandbox.validate(input);
    }),

  /** Validates, and creates where the verdict is good. */
  place: supportProcedure
    .input(cart)
    .output(placed)
    .mutation(async ({ ctx, input }) => {
      const sandbox = open(ctx.sandbox);
      await note(ctx, 'sandbox.order-placed', input.configurationId);
      return sandbox.place(input);
    }),

  addFault: supportProcedure
    .input(faultRule)
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const sandbox = open(ctx.sandbox);
      await note(ctx, 'sandbox.fault-switched-on', input.tenant ?? 'everybody', input);
      return { id: await sandbox.addFault(input) };
    }),

  removeFault: supportProcedure
    .input(z.object({ id: z.string().min(1).max(100) }))
    .output(z.object({ outcome: z.literal('removed') }))
    .mutation(async ({ ctx, input }) => {
      const sandbox = open(ctx.sandbox);
      await note(ctx, 'sandbox.fault-switched-off', input.id);
      await sandbox.removeFault(input.id);
      return { outcome: 'removed' };
    }),
});

function open(sandbox: SandboxControl | null): SandboxControl {
  if (sandbox !== null) return sandbox;
  throw refuse(['NOT_FOUND', 'The sandbox is not running.']);
}

/** Written before it is done: whatever a rehearsal leads to, it is known who played. */
const note = (
  ctx: { readonly core: Core; readonly actor: AuditActor },
  action: Parameters<Core['staff']['noteSandboxUse']>[0]['action'],
  subjectId: string,
  after?: unknown,
): Promise<void> => ctx.core.staff.noteSandboxUse({ actor: ctx.actor, action, subjectId, after });
