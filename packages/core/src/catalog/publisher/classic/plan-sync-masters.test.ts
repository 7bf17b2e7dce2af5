import type { CanonicalCatalog } from '@pos-bridge/pos';
import { describe, expect, it } from 'vitest';
import type { CatalogMasters } from '../../masters.ts';
import { liveLunch, lunch, plan, siteDecides, told, without } from './plan-sync.fixture.ts';

describe('where the site is the master, the sync does not touch it', () => {
  const change = (catalog: CanonicalCatalog) => {
    Object.assign(catalog.dishes[0] ?? {}, {
      imageUrl: 'https://images.example/miso.jpg',
      labels: ['vegan'],
      inStock: false,
      hours: [],
      fulfillmentTypes: ['PICKUP'],
    });
    Object.assign(catalog.dishes[2]?.optionGroups[0] ?? {}, { max: undefined, min: 1 });
    catalog.sections[1]?.dishPosIds.reverse();
    Object.assign(catalog.sections[0] ?? {}, { hours: [] });
  };
  const concerns: [keyof CatalogMasters, string[]][] = [
    ['dishImagesUpdated', ['imageUrl']],
    ['dishLabelsUpdated', ['labels']],
    ['dishInStockUpdated', ['inStock']],
    ['fulfillmentMethodsDefinition', ['fulfillment']],
    ['entityAvailabilityUpdated', ['availability']],
  ];

  it.each(concerns)('%s', (concern, fields) => {
    const all = ['imageUrl', 'availability', 'labels', 'inStock', 'fulfillment'];
    const [items] = plan({ next: lunch(change), masters: siteDecides(concern) }).steps;
    const miso = items?.kind === 'update_items' ? items.entries[0] : undefined;
    expect(miso?.fields).toEqual(all.filter((field) => !fields.includes(field)));
  });

  it('dishOptionsMinMaxUpdated', () => {
    const question = { next: lunch(change), masters: siteDecides('dishOptionsMinMaxUpdated') };
    expect(told(plan(question).steps)).not.toContainEqual(expect.stringContaining('options'));
    expect(told(plan({ next: lunch(change) }).steps)).toContainEqual(
      expect.stringContaining('ramen(options)'),
    );
  });

  it('entitySortingControl: dishes come and go, and nothing else moves', () => {
    const masters = siteDecides('entitySortingControl');
    const live = liveLunch((site) => site.sections[1]?.itemIds.reverse());
    expect(plan({ live, masters }).steps).toEqual([]);
    expect(told(plan({ live, masters, next: lunch(without('udon')) }).steps)).toEqual([
      'update_sections: mains(w-ramen)',
    ]);
    expect(told(plan({ live }).steps)).toEqual(['update_sections: mains(w-ramen+w-udon)']);
  });

  it('a concern that comes over to the POS is sent, one that goes to the site is left', () => {
    const site = siteDecides('dishLabelsUpdated');
    const previous = { catalog: lunch(), masters: site };
    const told = plan({ previous }).steps.flatMap((step) =>
      step.kind === 'update_items' ? step.entries.map(({ fields }) => fields) : [],
    );
    expect(told).toEqual([['labels'], ['labels'], ['labels']]);
    expect(plan({ masters: site }).steps).toEqual([]);
  });
});
