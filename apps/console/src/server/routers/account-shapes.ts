import { callHealths, locationStandings } from '@pos-bridge/core';
import { z } from 'zod';
import { auditAction } from './audit-action.ts';

/** What the pages of accounts are told; whatever is not named here does not leave the server. */
export const state = z.enum(['active', 'inactive', 'disconnected']);
export const posAuthorization = z.enum(['none', 'authorized', 'revoked']);
export const instanceState = z.enum(['seen', 'installed', 'removed']);
export const standing = z.enum(locationStandings);
const status = z.enum(['UNKNOWN', 'NOT_STARTED', 'PENDING', 'READY', 'ERROR']);

export const callReport = z.object({
  health: z.enum(callHealths),
  calls: z.number(),
  failed: z.number(),
  lastSuccessAt: z.date().nullable(),
  lastFailureAt: z.date().nullable(),
  lastFault: z.string().nullable(),
});

export const accountSummary = z.object({
  id: z.string(),
  instanceId: z.string(),
  instanceState,
  provider: z.string(),
  merchantName: z.string().nullable(),
  posMerchantId: z.string().nullable(),
  state,
  posAuthorization,
  orderingPausedUntil: z.date().nullable(),
  createdAt: z.date(),
  locations: z.partialRecord(standing, z.number()),
  posHealth: z.enum(callHealths),
});

export const locationCard = z.object({
  configurationId: z.string(),
  name: z.string().nullable(),
  catalogId: z.string().nullable(),
  enabled: z.boolean(),
  archived: z.boolean(),
  orderingPausedUntil: z.date().nullable(),
  posLocation: z
    .object({
      id: z.string(),
      posLocationId: z.string(),
      name: z.string(),
      timeZone: z.string(),
      goneAt: z.date().nullable(),
    })
    .nullable(),
  standing,
  verdict: z.object({
    status,
    reasons: z
      .array(
        z.object({
          code: z.string(),
          status: z.enum(['NOT_STARTED', 'PENDING', 'ERROR']),
          sentence: z.string(),
          remedy: z.enum([
            'reinstall',
            'reconnect',
            'activate',
            'authorize',
            'map',
            'unarchive-on-wix',
          ]),
        }),
      )
      .readonly(),
    advice: z.array(z.object({ code: z.string(), sentence: z.string() })).readonly(),
  }),
  sync: z
    .discriminatedUnion('status', [
      z.object({ status: z.literal('PENDING') }),
      z.object({ status: z.literal('IN_PROGRESS'), notBefore: z.date().nullable() }),
      z.object({ status: z.literal('SYNCED'), lastSuccessAt: z.date() }),
      z.object({
        status: z.literal('FAILED'),
        lastSuccessAt: z.date().nullable(),
        failureCode: z.string().nullable(),
        failureReason: z.string().nullable(),
      }),
    ])
    .nullable(),
});

/** A site with the app. */
export const siteInstance = z.object({
  id: z.string(),
  state: instanceState,
  name: z.string().nullable(),
  metaSiteId: z.string().nullable(),
  firstSeenAt: z.date(),
  installedAt: z.date().nullable(),
  removedAt: z.date().nullable(),
});

export const accountPage = z.object({
  account: z.object({
    id: z.string(),
    provider: z.string(),
    state,
    posMerchantId: z.string().nullable(),
    merchantName: z.string().nullable(),
    posAuthorization,
    posCredentialsExpireAt: z.date().nullable(),
    posAuthorizedAt: z.date().nullable(),
    posRevokedAt: z.date().nullable(),
    orderingPausedUntil: z.date().nullable(),
    createdAt: z.date(),
    stateChangedAt: z.date(),
  }),
  instance: siteInstance,
  calls: z.object({ pos: callReport, wix: callReport }),
  locations: z.array(locationCard).readonly(),
});

export const posLocation = z.object({
  id: z.string(),
  posLocationId: z.string(),
  name: z.string(),
  goneAt: z.date().nullable(),
  fetchedAt: z.date(),
  details: z.object({
    address: z
      .object({
        street: z.string().optional(),
        city: z.string().optional(),
        zipCode: z.string().optional(),
      })
      .optional(),
    timeZone: z.string(),
    currency: z.string(),
  }),
});

const happened = { at: z.date(), id: z.string() };
export const timelineEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('change'),
    ...happened,
    number: z.number(),
    action: auditAction,
    actorName: z.string(),
    reason: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('sync'),
    ...happened,
    locationName: z.string().nullable(),
    state: z.enum(['SUCCEEDED', 'FAILED']),
    failureReason: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('order'),
    ...happened,
    wixOrderId: z.string(),
    state: z.enum(['rejected', 'unknown']),
  }),
]);
