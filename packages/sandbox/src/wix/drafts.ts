import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../simulation/clock.ts';
import { type CatalogContent, contentOf, plainContent } from './wix-catalog.ts';
import { WixRefusal } from './wix-errors.ts';
import type { WixEvents } from './wix-events.ts';
import type { DraftCatalog, LiveCatalog, WixState } from './wix-state.ts';

/** Drafts of catalogs: made from the live catalog, changed, published or thrown away. */
export interface Drafts {
  /** @throws WixRefusal where the location has a draft already */
  create(instanceId: string, catalogId: string): DraftCatalog;
  /** The app's own draft. @throws WixRefusal where there is none of that id */
  own(instanceId: string, draftId: string): DraftCatalog;
  /** Replaces the live catalog at once. */
  publish(draft: DraftCatalog): LiveCatalog;
  /** Takes the draft's id or its catalog's: Wix's samples are loose about which. */
  discard(instanceId: string, id: string): void;
  /** Somebody in the Wix dashboard begins a draft. */
  holdBySomebodyElse(catalogId: string): DraftCatalog;
  /** Ends whatever draft there is, whoever holds it. */
  release(catalogId: string): void;
  /** The next draft of this catalog that is published gets new ids for everything in it. */
  scrambleIdsOnPublish(catalogId: string): void;
}

export function createDrafts(deps: {
  readonly state: WixState;
  readonly clock: SandboxClock;
  readonly events: WixEvents;
}): Drafts {
  const { state, clock, events } = deps;
  const scrambling = new Set<string>();

  const draftOf = (catalogId: string): DraftCatalog | undefined =>
    [...state.drafts.values()].find((draft) => draft.catalogId === catalogId);
  const make = (catalog: LiveCatalog, heldBy: DraftCatalog['heldBy']): DraftCatalog => {
    const content = contentOf(plainContent(catalog.content));
    const draft = { id: randomUUID(), catalogId: catalog.id, heldBy, content };
    state.drafts.set(draft.id, draft);
    state.changed();
    return draft;
  };
  const remove = (draft: DraftCatalog): void => {
    state.drafts.delete(draft.id);
    state.changed();
  };
  const ownedBy = (instanceId: string, draft: DraftCatalog): boolean =>
    state.catalogs.get(draft.catalogId)?.instanceId === instanceId;

  return {
    create: (instanceId, catalogId) => {
      const catalog = state.catalogs.get(catalogId);
      if (catalog?.instanceId !== instanceId)
        throw new WixRefusal(404, 'CATALOG_NOT_FOUND', 'No such catalog');
      if (catalog.archived)
        throw new WixRefusal(400, 'CATALOG_ARCHIVED', "Archived catalogs can't be updated");
      if (draftOf(catalogId))
        throw new WixRefusal(409, 'DRAFT_ALREADY_EXISTS', 'This location has a draft catalog');
      return make(catalog, 'app');
    },
    own: (instanceId, draftId) => {
      const draft = state.drafts.get(draftId);
      if (draft?.heldBy !== 'app' || !ownedBy(instanceId, draft))
        throw new WixRefusal(404, 'DRAFT_NOT_FOUND', 'No such draft catalog');
      return draft;
    },
    publish: (draft) => {
      const live = state.catalogs.get(draft.catalogId);
      if (!live) throw new WixRefusal(404, 'CATALOG_NOT_FOUND', 'No such catalog');
      const content = scrambling.delete(live.id) ? scrambled(draft.content) : draft.content;
      const published = { ...live, content, draftPublishedDate: clock.now().toISOString() };
      state.catalogs.set(live.id, published);
      remove(draft);
      events.catalogChanged(live.instanceId, live.id);
      return published;
    },
    discard: (instanceId, id) => {
      const draft = state.drafts.get(id) ?? draftOf(id);
      if (!draft || !ownedBy(instanceId, draft))
        throw new WixRefusal(404, 'DRAFT_NOT_FOUND', 'No such draft catalog');
      if (draft.heldBy !== 'app')
        throw new WixRefusal(403, 'DRAFT_HELD_BY_SOMEBODY_ELSE', 'This draft is not the app’s');
      remove(draft);
    },
    holdBySomebodyElse: (catalogId) => {
      const catalog = state.catalogs.get(catalogId);
      if (!catalog) throw new WixRefusal(404, 'CATALOG_NOT_FOUND', 'No such catalog');
      const present = draftOf(catalogId);
      if (present) remove(present);
      return make(catalog, 'somebody_else');
    },
    release: (catalogId) => {
      const draft = draftOf(catalogId);
      if (draft) remove(draft);
    },
    scrambleIdsOnPublish: (catalogId) => {
      scrambling.add(catalogId);
    },
  };
}

/** The same catalog under other ids, should publishing not keep them after all. */
function scrambled(content: CatalogContent): CatalogContent {
  const saved = plainContent(content);
  const names = [...saved.menus, ...saved.sections, ...saved.items].map(({ id }) => id);
  const renamed = new Map(names.map((id) => [id, randomUUID()]));
  const rename = (id: string): string => renamed.get(id) ?? id;
  const all = { values: (list: { values: string[] }) => ({ values: list.values.map(rename) }) };
  const choices = <T extends { itemId: string }>(list: T[]): T[] =>
    list.map((choice) => ({ ...choice, itemId: rename(choice.itemId) }));
  return contentOf({
    menus: saved.menus.map((menu) => ({
      ...menu,
      id: rename(menu.id),
      sectionIds: all.values(menu.sectionIds),
    })),
    sections: saved.sections.map((section) => ({
      ...section,
      id: rename(section.id),
      menuId: rename(section.menuId),
      itemIds: all.values(section.itemIds),
    })),
    items: saved.items.map((item) => ({
      ...item,
      id: rename(item.id),
      ...(item.dishOptions && {
        dishOptions: {
          values: item.dishOptions.values.map((option) => ({
            ...option,
            ...(option.selection && {
              selection: {
                ...option.selection,
                ...(option.selection.defaultChoice && {
                  defaultChoice: rename(option.selection.defaultChoice),
                }),
                availableChoices: choices(option.selection.availableChoices),
              },
            }),
            ...(option.extras && {
              extras: {
                ...option.extras,
                ...(option.extras.defaultChoices && {
                  defaultChoices: option.extras.defaultChoices.map(rename),
                }),
                availableChoices: choices(option.extras.availableChoices),
              },
            }),
            ...(option.deselection && {
              deselection: { availableChoices: choices(option.deselection.availableChoices) },
            }),
          })),
        },
      }),
    })),
  });
}
