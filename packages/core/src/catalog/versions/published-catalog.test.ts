import { canonicalCatalogSchema } from '@pos-bridge/pos';
import { configurationIdSchema, wixEntityIdSchema } from '@pos-bridge/wix';
import { describe, expect, it } from 'vitest';
import { catalogVersionIdSchema, newPublicationId } from '../../ids.ts';
import { posIsMasterOfAll } from '../masters.ts';
import { publishedCatalogFrom } from './published-catalog.ts';

const wixId = (id: string) => wixEntityIdSchema.parse(id);

const catalog = canonicalCatalogSchema.parse({
  currency: 'USD',
  menus: [{ posId: 'lunch', name: 'Lunch', sectionPosIds: ['mains'] }],
  sections: [{ posId: 'mains', name: 'Mains', dishPosIds: ['burger', '7'] }],
  dishes: [
    {
      posId: 'burger',
      name: '<b>Burger</b>',
      price: '9.50',
      inStock: true,
      optionGroups: [{ posId: 'size', name: 'Size &amp; bun', kind: 'SELECTION', choices: [] }],
    },
    { posId: '7', name: 'Soup', price: '5', inStock: true, optionGroups: [] },
  ],
  variations: [{ posId: '7', name: 'Large', inStock: true }],
});

const published = publishedCatalogFrom({
  publicationId: newPublicationId(),
  versionId: catalogVersionIdSchema.parse(`ver_${'0'.repeat(64)}`),
  configurationId: configurationIdSchema.parse('configuration-1'),
  publishedAt: new Date('2026-03-01T12:00:00Z'),
  catalog,
  masters: posIsMasterOfAll,
  dishes: [
    { posId: 'burger', wixId: wixId('w-burger') },
    { posId: '7', wixId: wixId('w-soup') },
    { posId: 'gone', wixId: wixId('w-gone') },
  ],
  variations: [{ posId: '7', wixId: wixId('w-large') }],
  formerDishes: [{ posId: 'pie', wixId: wixId('w-pie') }],
  formerVariations: [],
});

describe('a published catalog', () => {
  it('finds the dish and the variation that an order names by their Wix ids', () => {
    expect(published.posIdByWixId.get(wixId('w-burger'))).toBe('burger');
    expect(published.dishByWixId.get(wixId('w-soup'))?.name).toBe('Soup');
    expect(published.variationByWixId.get(wixId('w-large'))?.name).toBe('Large');
    expect(published.dishByWixId.get(wixId('w-large'))).toBeUndefined();
  });

  it('speaks as guests read it, and orders with them', () => {
    expect(published.dishByWixId.get(wixId('w-burger'))).toMatchObject({
      name: 'Burger',
      optionGroups: [{ name: 'Size & bun' }],
    });
  });

  it('names every Wix item that a POS item stands for, a dish and a variation alike', () => {
    expect(published.wixIdsOf('burger')).toEqual(['w-burger']);
    expect(published.wixIdsOf('7')).toEqual(['w-soup', 'w-large']);
  });

  it('knows what an item was that has left, and sends it no stock', () => {
    expect(published.formerDishByWixId.get(wixId('w-pie'))).toBe('pie');
    expect(published.wixIdsOf('pie')).toEqual([]);
  });

  it('knows nothing of items that are not in its version', () => {
    expect(published.wixIdsOf('gone')).toEqual([]);
    expect(published.posIdByWixId.has(wixId('w-gone'))).toBe(false);
  });
});
