import type { ComposeRefusal, OutageCursor } from '@pos-bridge/core';
import { locationIdSchema } from '@pos-bridge/core/ids';
import { momentSchema } from '@pos-bridge/storable';
import { accountIdSchema, type ConfigurationId, configurationIdSchema } from '@pos-bridge/wix';
import { z } from 'zod';
import {
  type Cursor,
  idText,
  jsonText,
  onePage,
  onwardInput,
  onwardPageOf,
  readOnward,
} from '../trpc/pages.ts';
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

const configuration = z.object({ configurationId: configurationIdSchema });
/** As text in an address and in the name of a file's filter. */
const flag = z.string().max(5).pipe(z.stringbool()).or(z.boolean());

export const stockLocationFilters = z.object({
  accountId: accountIdSchema.optional(),
  name: z.string().trim().min(1).max(100).optional(),
  outOnly: flag.optional(),
});
export const stockFilters = configuration.extend({
  text: z.string().trim().min(1).max(100).optional(),
  outOnly: flag.optional(),
});

const byConfiguration: Cursor<{ readonly configurationId: ConfigurationId }, ConfigurationId> = {
  of: ({ configurationId }) => configurationId,
  parse: idText(configurationIdSchema),
};

const byOutage: Cursor<OutageCursor, OutageCursor> = {
  of: ({ outSince, locationId, itemPosId }) => JSON.stringify([outSince, locationId, itemPosId]),
  parse: jsonText
    .pipe(z.tuple([momentSchema, locationIdSchema, z.string()]))
    .transform(([since, locationId, itemPosId]) => ({
      outSince: since,
      locationId,
      itemPosId,
    })),
};

const composed = configuration.extend({
  items: z.array(composedItem).min(1).max(200),
});

export const stockRouter = router({
  /** Every location whose stock is known, by id. */
  locations: viewerProcedure
    .input(stockLocationFilters.extend(onwardInput.shape))
    .output(onwardPageOf(stockLocation))
    .query(({ ctx, input }) =>
      readOnward(input, byConfiguration, (span) =>
        ctx.core.inventory.listLocations({ ...input, ...span }),
      ),
    ),

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
    .input(stockFilters.extend(onwardInput.shape))
    .output(onwardPageOf(stockRow).extend({ isPublished: z.boolean() }))
    .query(async ({ ctx, input }) => {
      const table = await ctx.core.inventory.stockTable({ ...input, limit: input.limit + 1 });
      if (table.outcome !== 'table') throw refuse(notMapped);
      const page = onePage(table.rows, input.limit, (row) => row.itemPosId);
      return { ...page, isPublished: table.isPublished };
    }),

  /** Items that have been out for suspiciously long, longest first. */
  longOutages: viewerProcedure
    .input(onwardInput)
    .output(onwardPageOf(longOutage))
    .query(({ ctx, input }) =>
      readOnward(input, byOutage, (span) => ctx.core.inventory.listLongOutages(span)),
    ),

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
    .output(z.object({ eventId: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const sent = await ctx.core.inventory.send({ ...input, author: ctx.actor });
      if (sent.outcome !== 'sent') throw refuse(told(sent));
      return { eventId: sent.eventId };
    }),

  /** Asks Wix now how it shows the location's stock, and lists what differs. */
  compare: supportProcedure
    .input(configuration)
    .output(z.object({ compared: z.number(), drifted: z.number() }))
    .mutation(async ({ ctx, input }) => {
      const found = await ctx.core.inventory.location(input.configurationId);
      if (found === undefined) throw refuse(notMapped);
      const check = await ctx.core.inventory.checkDrift(input.configurationId);
      if (check.outcome === 'checked') return check;
      throw refuse(['PRECONDITION_FAILED', `The stock cannot be checked: ${check.problem}.`]);
    }),
});

const notMapped: Refusal = [
  'NOT_FOUND',
  'Location not found, or not mapped to a POS location. Map it to see its stock.',
];

function told(refusal: ComposeRefusal): Refusal {
  switch (refusal.outcome) {
    case 'configuration-not-found':
    case 'not-mapped':
      return notMapped;
    case 'no-items':
      return ['BAD_REQUEST', 'Choose an item.'];
    case 'no-reason':
      return ['BAD_REQUEST', 'Enter a reason.'];
    case 'items-unknown':
      return ['BAD_REQUEST', `Not on the menu: ${refusal.itemPosIds.join(', ')}`];
    case 'snooze-in-the-past':
      return [
        'BAD_REQUEST',
        `Back in stock must be in the future: ${refusal.itemPosIds.join(', ')}`,
      ];
    default:
      return refusal satisfies never;
  }
}
