import { type ComposeRefusal, locationIdSchema } from '@pos-bridge/core';
import { accountIdSchema, configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import { onePage } from '../trpc/pages.ts';
import { router, supportProcedure, viewerProcedure } from '../trpc/procedures.ts';
import { reasonInput } from '../trpc/reason.ts';
import { type Refusal, refuse } from '../trpc/refusals.ts';
import {
  composedItem,
  longOutage,
  stockLocation,
  stockRow,
  webhookPreview,
} from './stock-shapes.ts';

const onward = z.object({
  after: z.string().min(1).max(200).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
const configuration = z.object({ configurationId: configurationIdSchema });

export const stockLocationFilters = z.object({
  accountId: accountIdSchema.optional(),
  name: z.string().trim().min(1).max(100).optional(),
  outOnly: z.stringbool().or(z.boolean()).optional(),
});
export const stockFilters = configuration.extend({
  text: z.string().trim().min(1).max(100).optional(),
  outOnly: z.stringbool().or(z.boolean()).optional(),
});

const outagePlace = z
  .string()
  .max(600)
  .transform((text, context) => {
    const place = outagePlaceParts.safeParse(parsedJson(text));
    if (place.success) {
      const [outSince, locationId, itemPosId] = place.data;
      return { outSince, locationId, itemPosId };
    }
    context.addIssue({ code: 'custom', message: 'not a place in this list' });
    return z.NEVER;
  });
const outagePlaceParts = z.tuple([z.coerce.date(), locationIdSchema, z.string()]);

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const composed = configuration.extend({
  items: z.array(composedItem).min(1).max(200),
});

export const stockRouter = router({
  /** Every location whose stock is known, by id. */
  locations: viewerProcedure
    .input(stockLocationFilters.extend(onward.shape))
    .output(z.object({ rows: z.array(stockLocation), next: z.string().nullable() }))
    .query(async ({ ctx, input: { after, limit, ...filter } }) => {
      const found = await ctx.core.inventory.listLocations({
        ...filter,
        after: after === undefined ? undefined : configurationIdSchema.parse(after),
        limit: limit + 1,
      });
      return onePage(found, limit, (row) => row.configurationId);
    }),

  location: viewerProcedure
    .input(configuration)
    .output(stockLocation)
    .query(async ({ ctx, input }) => {
      const found = await ctx.core.inventory.location(input.configurationId);
      if (found === undefined) throw refuse(notMapped);
      return found;
    }),

  /** The location's menu with the stock of each item, by the POS's item id. */
  items: viewerProcedure
    .input(stockFilters.extend(onward.shape))
    .output(
      z.object({
        rows: z.array(stockRow),
        next: z.string().nullable(),
        isPublished: z.boolean(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const table = await ctx.core.inventory.stockTable({ ...input, limit: input.limit + 1 });
      if (table.outcome !== 'table') throw refuse(notMapped);
      const page = onePage(table.rows, input.limit, (row) => row.itemPosId);
      return { ...page, isPublished: table.isPublished };
    }),

  /** Items that have been out for suspiciously long, longest first. */
  longOutages: viewerProcedure
    .input(onward.extend({ after: outagePlace.optional() }))
    .output(z.object({ rows: z.array(longOutage), next: z.string().nullable() }))
    .query(async ({ ctx, input }) => {
      const found = await ctx.core.inventory.listLongOutages({
        after: input.after,
        limit: input.limit + 1,
      });
      return onePage(found, input.limit, (row) =>
        JSON.stringify([row.outSince, row.locationId, row.itemPosId]),
      );
    }),

  /** What `send` would send now, exactly, and to whom. Sends nothing. */
  preview: supportProcedure
    .input(composed)
    .output(webhookPreview)
    .mutation(async ({ ctx, input }) => {
      const reason = 'preview';
      const preview = await ctx.core.inventory.preview({ ...input, author: ctx.actor, reason });
      if (preview.outcome !== 'preview') throw refuse(told(preview));
      return preview;
    }),

  send: supportProcedure
    .input(composed.extend(reasonInput.shape))
    .output(z.object({ messageId: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const sent = await ctx.core.inventory.send({ ...input, author: ctx.actor });
      if (sent.outcome !== 'sent') throw refuse(told(sent));
      return { messageId: sent.messageId };
    }),

  /** Asks Wix now how it shows the location's stock, and lists what differs. */
  compare: supportProcedure
    .input(configuration)
    .output(z.object({ compared: z.number(), drifted: z.number() }))
    .mutation(async ({ ctx, input }) => {
      const check = await ctx.core.inventory.checkDrift(input.configurationId);
      if (check.outcome === 'checked') return check;
      throw refuse(['PRECONDITION_FAILED', `It cannot be compared: ${check.problem}.`]);
    }),
});

const notMapped: Refusal = [
  'NOT_FOUND',
  'There is no such location, or it is not mapped to a POS location: nobody knows its stock.',
];

function told(refusal: ComposeRefusal): Refusal {
  switch (refusal.outcome) {
    case 'configuration-not-found':
    case 'not-mapped':
      return notMapped;
    case 'no-items':
      return ['BAD_REQUEST', 'Choose an item.'];
    case 'no-reason':
      return ['BAD_REQUEST', 'Say why.'];
    case 'items-unknown':
      return ['BAD_REQUEST', `Not on the menu: ${refusal.itemPosIds.join(', ')}`];
    case 'snooze-in-the-past':
      return ['BAD_REQUEST', `Back in the past: ${refusal.itemPosIds.join(', ')}`];
    default:
      return refusal satisfies never;
  }
}
