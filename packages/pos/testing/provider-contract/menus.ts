import { describe, expect, it } from 'vitest';
import { canonicalCatalogSchema } from '../../src/canonical-menu.ts';
import { posLocationSchema } from '../../src/pos-location.ts';
import { type ContractTest, patient } from './contract-setup.ts';

export function declareMenus({ setup, authorize }: ContractTest): void {
  describe('locations and menus', () => {
    it('lists locations in the shape of the port, each once', async () => {
      const { session } = await authorize();
      const locations = await setup().provider.listLocations(session, patient());
      for (const location of locations) posLocationSchema.parse(location);
      const ids = locations.map(({ posLocationId }) => posLocationId);
      expect(ids).toContain(setup().posLocationId);
      expect(ids).toEqual([...new Set(ids)]);
    });

    it('gives a menu in the canonical shape, whose references all lead somewhere', async () => {
      const { session } = await authorize();
      const fetched = await setup().provider.fetchMenu(session, setup().posLocationId, patient());
      const menu = canonicalCatalogSchema.parse(fetched);
      expect(menu.dishes.length).toBeGreaterThan(0);
      const idsOf = (things: readonly { posId: string }[]) =>
        new Set(things.map(({ posId }) => posId));
      const [sections, dishes, variations] = [
        idsOf(menu.sections),
        idsOf(menu.dishes),
        idsOf(menu.variations),
      ];
      const dangling = [
        ...menu.menus.flatMap((m) => m.sectionPosIds).filter((id) => !sections.has(id)),
        ...menu.sections.flatMap((s) => s.dishPosIds).filter((id) => !dishes.has(id)),
        ...menu.dishes
          .flatMap((dish) => dish.optionGroups.flatMap((group) => group.choices))
          .map((choice) => choice.variationPosId)
          .filter((id) => !variations.has(id)),
      ];
      expect(dangling).toEqual([]);
    });

    it('gives the same menu with the same ids when asked again', async () => {
      const { session } = await authorize();
      const first = await setup().provider.fetchMenu(session, setup().posLocationId, patient());
      const second = await setup().provider.fetchMenu(session, setup().posLocationId, patient());
      expect(second).toEqual(first);
    });

    it('says that a location is gone', async () => {
      const { session } = await authorize();
      const call = setup().provider.fetchMenu(session, 'no-such-location', patient());
      await expect(call).rejects.toMatchObject({ kind: 'location_gone' });
    });
  });

  describe('stock', () => {
    it('tells what ran out, and shows it in the menu', async (context) => {
      const { runOut } = setup();
      if (!runOut) return context.skip('nothing ever runs out on this setup');
      const { session } = await authorize();
      const { posLocationId } = setup();
      const menu = await setup().provider.fetchMenu(session, posLocationId, patient());
      const dish = menu.dishes.findLast(({ inStock }) => inStock);
      if (!dish) throw new Error('the menu has nothing in stock');
      await runOut(dish.posId);
      const stock = await setup().provider.listStock(session, posLocationId, patient());
      const level = stock.find(({ itemPosId }) => itemPosId === dish.posId);
      expect(level).toMatchObject({ inStock: false, observedAt: expect.any(Date) });
      const after = await setup().provider.fetchMenu(session, posLocationId, patient());
      expect(after.dishes.find(({ posId }) => posId === dish.posId)?.inStock).toBe(false);
    });
  });
}
