import {
  menuFindingSeverities,
  syncModeSchema,
  syncRunStates,
  syncStepKinds,
  syncTriggerSchema,
} from '@pos-bridge/core';
import { z } from 'zod';

/** How far a run is, on its page and in the list. */
const progress = {
  id: z.string(),
  configurationId: z.string(),
  state: z.enum(syncRunStates),
  mode: syncModeSchema,
  requestedAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  notBefore: z.date().nullable(),
  step: z.enum(syncStepKinds).nullable(),
  callsDone: z.number(),
  callsPlanned: z.number(),
  failureCode: z.string().nullable(),
  failureReason: z.string().nullable(),
};

/** Where a run happens, by name. */
export const syncPlace = z.object({
  locationName: z.string().nullable(),
  accountId: z.string().nullable(),
  merchantName: z.string().nullable(),
});

export const syncRunLine = syncPlace.extend(progress);

export const menuFinding = z.object({
  code: z.string(),
  severity: z.enum(menuFindingSeverities),
  path: z.string(),
  place: z.string().optional(),
  sentence: z.string(),
});

export const syncRun = z.object({
  ...progress,
  requests: z
    .array(z.object({ trigger: syncTriggerSchema, at: z.string(), by: z.string().optional() }))
    .readonly(),
  attempt: z.number(),
  stepDone: z.number(),
  stepTotal: z.number(),
  isFirst: z.boolean().nullable(),
  versionId: z.string().nullable(),
  publicationId: z.string().nullable(),
  findings: z.array(menuFinding).readonly().nullable(),
  diffCounts: z
    .record(z.string(), z.object({ added: z.number(), removed: z.number(), changed: z.number() }))
    .readonly()
    .nullable(),
  archivedMenus: z.array(z.string()).readonly().nullable(),
  failureParams: z.record(z.string(), z.string()).readonly().nullable(),
  lastFault: z.string().nullable(),
  /** The run of the same location that this one waits behind. */
  behind: z.string().nullable(),
});

export const syncAnswer = z.object({
  id: z.number(),
  attempt: z.number(),
  step: z.enum(syncStepKinds).nullable(),
  side: z.enum(['wix', 'pos']),
  method: z.string().nullable(),
  path: z.string(),
  status: z.number().nullable(),
  requestId: z.string().nullable(),
  problem: z.string().nullable(),
  body: z.string().nullable(),
  bodyLength: z.number().nullable(),
  at: z.date(),
});

export const publication = z.object({
  id: z.string(),
  versionId: z.string(),
  runId: z.string(),
  publishedAt: z.date(),
  replacedAt: z.date().nullable(),
});

const namedEntity = z.object({ posId: z.string(), name: z.string() });
const entityDiff = z.object({
  added: z.array(namedEntity).readonly(),
  removed: z.array(namedEntity).readonly(),
  changed: z
    .array(
      namedEntity.extend({
        changes: z
          .array(
            z.object({
              field: z.string(),
              place: z.string(),
              before: z.unknown(),
              after: z.unknown(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
});
export const catalogDiff = z.object({
  menus: entityDiff,
  sections: entityDiff,
  dishes: entityDiff,
  variations: entityDiff,
});

export const dryRun = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('planned'),
    findings: z.array(menuFinding).readonly(),
    diff: catalogDiff,
    plan: z.object({
      isFirst: z.boolean(),
      calls: z.number(),
      estimatedSeconds: z.number(),
      steps: z
        .array(z.object({ kind: z.string(), names: z.array(z.string()).readonly() }))
        .readonly(),
      archivedMenus: z.array(z.string()).readonly(),
    }),
  }),
  z.object({
    outcome: z.literal('would-fail'),
    failure: z.object({ code: z.string(), reason: z.string() }),
    findings: z.array(menuFinding).readonly(),
  }),
]);
