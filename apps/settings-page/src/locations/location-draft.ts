import type { SiteOverview } from '@pos-bridge/spi-adapter/settings';

/** By Wix location, the POS location that is chosen in the form; null: none, on purpose. */
export type LocationDraft = Readonly<Record<string, string | null>>;

/** What the form shows: what a person chose, else what is saved, else what is suggested. */
export function draftOf(overview: SiteOverview, chosen: LocationDraft): LocationDraft {
  return Object.fromEntries(
    overview.configurations.map(({ id, posLocation }) => {
      const choice = chosen[id];
      if (choice !== undefined) return [id, choice];
      const isTaken = (locationId: string) =>
        Object.values(chosen).some((other) => other === locationId);
      const suggested = overview.suggestions.find(
        ({ configurationId, locationId }) => configurationId === id && !isTaken(locationId),
      );
      return [id, posLocation?.id ?? suggested?.locationId ?? null];
    }),
  );
}

export interface Wishes {
  readonly toMap: readonly { readonly configurationId: string; readonly locationId: string }[];
  readonly toUnmap: readonly string[];
  /** Everything that would be saved was suggested: accepting is one press. */
  readonly onlySuggestions: boolean;
}

/** What saving the form would change. */
export function wishesOf(overview: SiteOverview, draft: LocationDraft): Wishes {
  const changed = overview.configurations.filter(
    ({ id, posLocation }) => (draft[id] ?? null) !== (posLocation?.id ?? null),
  );
  const toMap = changed.flatMap(({ id }) => {
    const locationId = draft[id];
    return locationId ? [{ configurationId: id, locationId }] : [];
  });
  const toUnmap = changed.flatMap(({ id }) => (draft[id] ? [] : [id]));
  const isSuggested = (wish: Wishes['toMap'][number]) =>
    overview.suggestions.some(
      ({ configurationId, locationId }) =>
        configurationId === wish.configurationId && locationId === wish.locationId,
    );
  return { toMap, toUnmap, onlySuggestions: toUnmap.length === 0 && toMap.every(isSuggested) };
}

/**
 * Locations that are switched on in Wix already and show nothing of the POS yet: their first sync, which
 * disables the site's own menus, begins as soon as they are saved.
 */
export const namesPublishedAtOnce = (
  { configurations }: SiteOverview,
  toMap: Wishes['toMap'],
): string[] =>
  configurations
    .filter(
      ({ id, enabled, isPublished }) =>
        enabled && !isPublished && toMap.some(({ configurationId }) => configurationId === id),
    )
    .map(({ name }) => name);
