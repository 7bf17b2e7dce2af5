import type { CanonicalCatalog } from '@pos-bridge/pos';
import { isStorableText, mended } from '@pos-bridge/storable';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { menuArbitrary } from '../../../../testing/menu-arbitrary.ts';
import { posIsMasterOfAll } from '../../masters.ts';
import { validateMenu } from '../../menu/validate-menu.ts';
import { canonicalJson } from '../../versions/canonical-json.ts';
import { catalogVersionOf } from '../../versions/catalog-version.ts';
import { diffCatalogs, isEmptyDiff } from '../../versions/diff-catalogs.ts';
import { planSync } from './plan-sync.ts';

const emptySite = { menus: [], sections: [], items: [] };
const planFor = (next: CanonicalCatalog) =>
  planSync({ previous: null, next, masters: posIsMasterOfAll, known: [], live: emptySite });

/** Puts something else in one place of a menu, which place is drawn. */
const spoilt = fc
  .record({
    menu: menuArbitrary(),
    place: fc.nat(),
    junk: fc.oneof(
      fc.anything(),
      fc.constantFrom('', 'd1', 'v9', -1, [], null, '\u0000', '\ud800'),
    ),
  })
  .map(({ menu: drawn, place, junk }) => {
    // What is drawn belongs to fast-check, which makes smaller menus of it.
    const menu = structuredClone(drawn);
    const places: (() => void)[] = [];
    const walk = (value: object) => {
      for (const [key, member] of Object.entries(value)) {
        places.push(() => Object.assign(value, { [key]: junk }));
        if (typeof member === 'object' && member !== null) walk(member);
      }
    };
    walk(menu);
    places[place % places.length]?.();
    return menu;
  });

describe('for every menu', () => {
  it('the same version means no difference, and no difference the same version', () => {
    fc.assert(
      fc.property(
        menuArbitrary({ dishes: 2, sections: 1 }),
        menuArbitrary({ dishes: 2, sections: 1 }),
        (a, b) => {
          const [left, right] = [catalogVersionOf(a), catalogVersionOf(b)];
          const isSame = left.versionId === right.versionId;
          expect(isEmptyDiff(diffCatalogs(left.catalog, right.catalog))).toBe(isSame);
          expect(isEmptyDiff(diffCatalogs(left.catalog, left.catalog))).toBe(true);
        },
      ),
    );
  });

  it('its normal spelling is the normal spelling of itself', () => {
    fc.assert(
      fc.property(menuArbitrary(), (menu) => {
        const version = catalogVersionOf(menu);
        expect(catalogVersionOf(version.catalog)).toEqual(version);
      }),
    );
  });

  it('a plan has at most twenty entries a call, and creates nothing twice', () => {
    fc.assert(
      fc.property(menuArbitrary({ dishes: 45, variations: 25, sections: 22 }), (menu) => {
        const { steps } = planFor(catalogVersionOf(menu).catalog);
        expect(Math.max(0, ...steps.map(({ entries }) => entries.length))).toBeLessThanOrEqual(20);
        const created = steps.flatMap((step): string[] => {
          switch (step.kind) {
            case 'create_dishes':
              return step.entries.map(({ dish }) => `dish ${dish.posId}`);
            case 'create_sections':
              return step.entries.map(({ menuPosId, posId }) => `section ${menuPosId} ${posId}`);
            case 'create_menus':
            case 'create_variations':
              return step.entries.map(({ posId }) => `${step.kind} ${posId}`);
            default:
              return [];
          }
        });
        expect(new Set(created).size).toBe(created.length);
      }),
      { numRuns: 30 },
    );
  });

  it('whatever a provider returns in its place is judged, never thrown, and what is let through can be planned', () => {
    fc.assert(
      fc.property(spoilt, (menu) => {
        const { findings, catalog } = validateMenu(menu);
        expect(findings.filter(({ sentence }) => !isStorableText(sentence))).toEqual([]);
        if (catalog === null) {
          expect(findings.some(({ severity }) => severity === 'blocks')).toBe(true);
          return;
        }
        expect(catalog.dishes.length).toBeGreaterThan(0);
        const version = catalogVersionOf(catalog);
        expect(() => planFor(version.catalog)).not.toThrow();
        expect(canonicalJson(JSON.parse(canonicalJson(version.catalog)))).toBe(
          canonicalJson(version.catalog),
        );
        expect(mended(version.catalog)).toEqual(version.catalog);
      }),
      { numRuns: 1_000 },
    );
  });
});
