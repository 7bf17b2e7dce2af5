import { callHealths } from '@pos-bridge/core';
import { z } from 'zod';
import { posAuthorization, siteInstance, state } from './account-shapes.ts';
import { auditAction } from './audit-action.ts';

/** What the pages of sites are told; whatever is not named here does not leave the server. */
export const waitingSite = siteInstance.omit({ removedAt: true }).extend({
  locationNames: z.array(z.string()).readonly(),
});

export const sitePage = z.object({
  instance: siteInstance,
  accounts: z
    .array(
      z.object({
        id: z.string(),
        provider: z.string(),
        merchantName: z.string().nullable(),
        state,
        posAuthorization,
        createdAt: z.date(),
        posHealth: z.enum(callHealths),
        openOrders: z.number(),
      }),
    )
    .readonly(),
  firstOrderAt: z.date().nullable(),
  /** How Wix answers for the site. */
  wixHealth: z.enum(callHealths),
  locations: z
    .array(
      z.object({
        configurationId: z.string(),
        name: z.string().nullable(),
        enabled: z.boolean(),
        archived: z.boolean(),
        isMatched: z.boolean(),
        publishedAt: z.date().nullable(),
      }),
    )
    .readonly(),
  changes: z
    .array(
      z.object({
        id: z.number(),
        at: z.date(),
        action: auditAction,
        actorName: z.string(),
        reason: z.string().nullable(),
      }),
    )
    .readonly(),
});
