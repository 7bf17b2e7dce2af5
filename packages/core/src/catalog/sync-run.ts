import type { SyncFailureCode } from '@pos-bridge/wix';
import { z } from 'zod';

export const syncRunStates = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const;
export type SyncRunState = (typeof syncRunStates)[number];

/** `everything` sends every field again, whatever was published: mends what was changed by hand. */
export const syncModeSchema = z.enum(['changes', 'everything']);
export type SyncMode = z.infer<typeof syncModeSchema>;

/** What made somebody or something ask for a sync. */
export const syncTriggerSchema = z.enum([
  /** Wix's Sync Catalog. */
  'wix',
  'site-owner',
  'support',
  /** The POS said that its menu changed. */
  'pos-webhook',
  /** A configuration that is READY was enabled. */
  'activation',
  'schedule',
]);
export type SyncTrigger = z.infer<typeof syncTriggerSchema>;

export interface SyncRequest {
  readonly trigger: SyncTrigger;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Who, where a person asked. */
  readonly by?: string;
}

/** What a run is busy with, in the order in which it happens. */
export const syncStepKinds = [
  'fetch_menu',
  'validate',
  'read_site',
  'create_draft',
  'archive_menus',
  'unarchive_menus',
  'create_variations',
  'create_menus',
  'create_sections',
  'create_dishes',
  'update_items',
  'update_sections',
  'update_menus',
  'publish',
  'read_back',
  'resend_stock',
] as const;
export type SyncStepKind = (typeof syncStepKinds)[number];

/** Why a run failed, as Wix, the site owner and support are told (contract §2). */
export interface SyncFailure {
  readonly code: SyncFailureCode;
  /** For people, in whole sentences. */
  readonly reason: string;
  readonly params: Readonly<Record<string, string>>;
}
