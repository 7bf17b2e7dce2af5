import * as pos from '@pos-bridge/pos';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { unboundedParts } from '../../../../testing/unbounded-parts.ts';
import { validateMenu } from '../catalog/menu/validate-menu.ts';
import { posEventSchema } from './pos-event-schema.ts';

// What a POS says is read by these; a schema that is new at the port is among them at once.
const schemas = Object.entries({ ...pos, posEventSchema }).flatMap(([name, value]) =>
  value instanceof z.ZodType ? [{ name, schema: value }] : [],
);

test('there are schemas with lists', () => {
  expect(schemas.length).toBeGreaterThan(8);
  expect(unboundedParts(z.object({ a: z.array(z.string()) })).lists).toEqual(['/a']);
});

test.each(schemas)('$name has a limit for each of its lists', ({ schema }) => {
  expect(unboundedParts(schema).lists).toEqual([]);
});

test('a dish with more than anybody has is left out, said, and the others are sold', () => {
  const dish = { posId: 'soup', name: 'Soup', price: '5', inStock: true, optionGroups: [] };
  const group = (n: number) => ({ posId: `group-${n}`, name: 'A', kind: 'EXTRAS', choices: [] });
  const many = Array.from({ length: 201 }, (_, n) => group(n));
  const { catalog, findings } = validateMenu({
    currency: 'USD',
    menus: [{ posId: 'menu', name: 'Menu', sectionPosIds: ['all'] }],
    sections: [{ posId: 'all', name: 'All', dishPosIds: ['soup', 'endless'] }],
    dishes: [dish, { ...dish, posId: 'endless', name: 'Endless', optionGroups: many }],
    variations: [],
  });
  expect(catalog?.dishes.map(({ posId }) => posId)).toEqual(['soup']);
  expect(findings).toMatchObject([
    { severity: 'left_out', path: expect.stringMatching(/^dishes/) },
  ]);
});
