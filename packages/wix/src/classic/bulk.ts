import { z } from 'zod';
import { type WixEntityId, wixEntityIdSchema } from '../ids.ts';

/** Wix takes no more entries than this in one bulk call. */
export const mostBulkEntries = 20;

const entryErrorSchema = z.looseObject({
  code: z.string().nullish(),
  description: z.string().nullish(),
  data: z.unknown().optional(),
});

export interface BulkEntryError {
  readonly code: string;
  readonly description: string;
  readonly data?: unknown;
}

/**
 * A bulk call's answer with nothing hidden: HTTP 200 says only that Wix looked at the entries.
 * Every entry that was sent is in exactly one of the three lists, under its index in the request.
 */
export interface BulkOutcome<Entity> {
  readonly succeeded: readonly {
    readonly originalIndex: number;
    readonly id: WixEntityId;
    /** As Wix has it now; null where the answer names the id alone. */
    readonly entity: Entity | null;
  }[];
  readonly failed: readonly {
    readonly originalIndex: number;
    readonly id: WixEntityId | null;
    readonly error: BulkEntryError;
  }[];
  /**
   * Wix's answer speaks of no entry and of no failure, `{}` for instance, as its sample of Bulk Update
   * Items prints it: what became of these the entities themselves tell.
   */
  readonly untold: readonly { readonly originalIndex: number }[];
}

/**
 * The answer as Wix sends it (contract §3). Ids and entities are read one by one below: an entry in
 * an odd shape must not hide what became of the others.
 */
export const bulkAnswerSchema = z.looseObject({
  results: z
    .array(
      z.looseObject({
        entityMetadata: z
          .looseObject({
            id: z.unknown().optional(),
            originalIndex: z.number().nullish(),
            success: z.boolean().nullish(),
            error: entryErrorSchema.nullish(),
          })
          .nullish(),
        entity: z.unknown().optional(),
      }),
    )
    .nullish(),
  bulkActionMetadata: z
    .looseObject({ totalFailures: z.number().nullish(), undetailedFailures: z.number().nullish() })
    .nullish(),
});

/**
 * Sorts an answer into what succeeded and what did not. An entry counts as succeeded where Wix says
 * so and names its id; entries that Wix is silent about while it speaks of others, or of failures
 * (`undetailedFailures`), are failed ones.
 */
export const readBulkAnswer = <Entity extends { readonly id: WixEntityId }>(
  answer: z.infer<typeof bulkAnswerSchema>,
  sent: number,
  entitySchema: z.ZodType<Entity>,
): BulkOutcome<Entity> => {
  const succeeded: BulkOutcome<Entity>['succeeded'][number][] = [];
  const failed: BulkOutcome<Entity>['failed'][number][] = [];
  const results = answer.results ?? [];
  const { totalFailures, undetailedFailures } = answer.bulkActionMetadata ?? {};
  if (results.length === 0 && !totalFailures && !undetailedFailures) {
    const untold = Array.from({ length: sent }, (_, originalIndex) => ({ originalIndex }));
    return { succeeded, failed, untold };
  }
  const silent = new Set(Array.from({ length: sent }, (_, index) => index));

  for (const [position, result] of results.entries()) {
    const metadata = result.entityMetadata;
    // A zero may be left out of the JSON, and results come in the order of the request.
    const originalIndex = metadata?.originalIndex ?? position;
    if (!silent.delete(originalIndex)) continue;
    const entity = entitySchema.safeParse(result.entity).data ?? null;
    const id = wixEntityIdSchema.safeParse(metadata?.id).data ?? entity?.id ?? null;
    if (metadata?.success === true && id !== null) {
      succeeded.push({ originalIndex, id, entity });
    } else {
      failed.push({ originalIndex, id, error: readEntryError(metadata?.error) });
    }
  }
  for (const originalIndex of silent) {
    failed.push({ originalIndex, id: null, error: notTold });
  }
  return { succeeded, failed, untold: [] };
};

const notTold: BulkEntryError = {
  code: 'NOT_TOLD',
  description: "Wix's answer says neither that this entry succeeded nor why it failed",
};

const readEntryError = (
  error: z.infer<typeof entryErrorSchema> | null | undefined,
): BulkEntryError => {
  if (!error) return notTold;
  return {
    code: error.code ?? notTold.code,
    description: error.description ?? '',
    ...(error.data !== undefined && { data: error.data }),
  };
};
