import type { WixEntityId } from '@pos-bridge/wix';
import { z } from 'zod';

/**
 * One thing of a catalog, named by the POS's ids: what survives when Wix gives it another id. A
 * section is named with its menu, because on Wix it belongs to one alone.
 */
export type EntityIdentity =
  | { readonly kind: 'MENU' | 'DISH' | 'VARIATION'; readonly posId: string }
  | { readonly kind: 'SECTION'; readonly posId: string; readonly menuPosId: string };

export type EntityKind = EntityIdentity['kind'];

const entityKeySchema = z.string().brand<'EntityKey'>();
/** An {@link EntityIdentity} as one text, to key a map by. */
export type EntityKey = z.infer<typeof entityKeySchema>;

export const menuKey = (posId: string): EntityKey => entityKeySchema.parse(`MENU ${posId}`);
export const dishKey = (posId: string): EntityKey => entityKeySchema.parse(`DISH ${posId}`);
export const variationKey = (posId: string): EntityKey =>
  entityKeySchema.parse(`VARIATION ${posId}`);
/** The length keeps ("a b", "c") from ("a", "b c"). */
export const sectionKey = (menuPosId: string, posId: string): EntityKey =>
  entityKeySchema.parse(`SECTION ${menuPosId.length} ${menuPosId} ${posId}`);

export function keyOf(name: EntityIdentity): EntityKey {
  switch (name.kind) {
    case 'MENU':
      return menuKey(name.posId);
    case 'SECTION':
      return sectionKey(name.menuPosId, name.posId);
    case 'DISH':
      return dishKey(name.posId);
    case 'VARIATION':
      return variationKey(name.posId);
  }
}

/** What Wix calls it. */
export type Identifier = EntityIdentity & { readonly wixId: WixEntityId };
