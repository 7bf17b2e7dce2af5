import { mostBulkEntries, type WixEntityId } from '@pos-bridge/wix';
import { wixBudgetOfToday } from '../../../wix/wix-budget.ts';
import type { EntityKey } from '../../entity-key.ts';
import type {
  ProjectedDish,
  ProjectedMenu,
  ProjectedSection,
  ProjectedVariation,
} from './project-catalog.ts';

/** Something in a list of children: ours under its key, or what the site added by itself. */
export type ListEntry = { readonly key: EntityKey } | { readonly wixId: WixEntityId };

export type TextField = 'name' | 'description' | 'imageUrl' | 'availability';
export type DishField = Exclude<keyof ProjectedDish, 'posId'>;
export type VariationField = Exclude<keyof ProjectedVariation, 'posId'>;

export interface NamedMenu {
  readonly wixId: WixEntityId;
  readonly name: string;
}

export interface DishCreation {
  readonly dish: ProjectedDish;
  readonly menu: EntityKey;
  readonly section: EntityKey;
}

/** `fields`: those that differ from what was last published. */
export type ItemUpdate =
  | { readonly kind: 'DISH'; readonly dish: ProjectedDish; readonly fields: readonly DishField[] }
  | {
      readonly kind: 'VARIATION';
      readonly variation: ProjectedVariation;
      readonly fields: readonly VariationField[];
    };

export interface SectionUpdate {
  readonly section: ProjectedSection;
  readonly fields: readonly TextField[];
  /** The whole list; null where it is right as it is. */
  readonly dishes: readonly ListEntry[] | null;
}

export interface MenuUpdate {
  readonly menu: ProjectedMenu;
  readonly fields: readonly TextField[];
  /** The whole list; null where it is right as it is. */
  readonly sections: readonly ListEntry[] | null;
}

/** One bulk call, of at most `mostBulkEntries` entries. */
export type PlanStep =
  | { readonly kind: 'archive_menus'; readonly entries: readonly NamedMenu[] }
  | { readonly kind: 'unarchive_menus'; readonly entries: readonly NamedMenu[] }
  | { readonly kind: 'create_variations'; readonly entries: readonly ProjectedVariation[] }
  | { readonly kind: 'create_menus'; readonly entries: readonly ProjectedMenu[] }
  | { readonly kind: 'create_sections'; readonly entries: readonly ProjectedSection[] }
  | { readonly kind: 'create_dishes'; readonly entries: readonly DishCreation[] }
  | { readonly kind: 'update_items'; readonly entries: readonly ItemUpdate[] }
  | { readonly kind: 'update_sections'; readonly entries: readonly SectionUpdate[] }
  | { readonly kind: 'update_menus'; readonly entries: readonly MenuUpdate[] };

/** What a sync will do inside its draft. No steps: nothing to publish, so that no draft is made. */
export interface SyncPlan {
  /** The site shows nothing of ours yet: its own menus are archived. */
  readonly isFirst: boolean;
  readonly steps: readonly PlanStep[];
  /** Writing calls, the draft's making and publishing included. */
  readonly calls: number;
  readonly estimatedSeconds: number;
  /** The Wix ids of what stays as it is or is only updated. */
  readonly kept: ReadonlyMap<EntityKey, WixEntityId>;
}

/** A cautious guess at one call's duration; the budget matters only for plans beyond it. */
const secondsACall = 0.3;

export function planOf(
  isFirst: boolean,
  steps: readonly PlanStep[],
  kept: ReadonlyMap<EntityKey, WixEntityId>,
): SyncPlan {
  const calls = steps.length === 0 ? 0 : steps.length + 2;
  const { callsForSyncs, windowMs } = wixBudgetOfToday;
  const waiting = Math.floor(Math.max(calls - 1, 0) / callsForSyncs) * (windowMs / 1000);
  const estimatedSeconds = Math.ceil(Math.max(calls * secondsACall, waiting));
  return { isFirst, steps, calls, estimatedSeconds, kept };
}

export function inBulks<Entry>(entries: readonly Entry[]): Entry[][] {
  const bulks: Entry[][] = [];
  for (let from = 0; from < entries.length; from += mostBulkEntries) {
    bulks.push(entries.slice(from, from + mostBulkEntries));
  }
  return bulks;
}

/** What people know the entries of a step by. */
export function namesIn(step: PlanStep): string[] {
  switch (step.kind) {
    case 'archive_menus':
    case 'unarchive_menus':
    case 'create_variations':
    case 'create_menus':
    case 'create_sections':
      return step.entries.map(({ name }) => name);
    case 'create_dishes':
      return step.entries.map(({ dish }) => dish.name);
    case 'update_items':
      return step.entries.map((entry) =>
        entry.kind === 'DISH' ? entry.dish.name : entry.variation.name,
      );
    case 'update_sections':
      return step.entries.map(({ section }) => section.name);
    case 'update_menus':
      return step.entries.map(({ menu }) => menu.name);
  }
}
