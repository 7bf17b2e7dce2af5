import { configurationIdSchema } from '@pos-bridge/wix';
import { expect, test } from 'vitest';
import { locationIdSchema } from '../ids.ts';
import { type FreeLocation, suggestLocations } from './suggest-locations.ts';

const wix = (id: string, locationName: string | null) => ({
  id: configurationIdSchema.parse(id),
  locationName,
});
const pos = (id: string, name: string, address?: FreeLocation['address']): FreeLocation => ({
  id: locationIdSchema.parse(`loc_${id}`),
  name,
  address,
});
const pairs = (...given: Parameters<typeof suggestLocations>) =>
  suggestLocations(...given).map(({ configurationId, locationId }) => [
    configurationId,
    locationId,
  ]);

test('the same name is suggested, whatever its case, accents and punctuation', () => {
  const [suggestion] = suggestLocations(
    [wix('a', 'Café Sol – Málaga'), wix('b', 'Nowhere')],
    [pos('x', 'Harbour'), pos('y', 'CAFE SOL, Malaga')],
  );
  expect(suggestion).toEqual({
    configurationId: 'a',
    locationId: 'loc_y',
    likeness: 1,
    reason: '"Café Sol – Málaga" on Wix and "CAFE SOL, Malaga" in the POS have the same name.',
    ground: { kind: 'same-name' },
  });
});

test('words that all POS locations have do not make one look like another', () => {
  expect(
    pairs(
      [wix('a', "Luigi's Harbour"), wix('b', "Luigi's Station")],
      [pos('x', "Luigi's Trattoria Station"), pos('y', "Luigi's Trattoria Harbour")],
    ),
  ).toEqual(
    expect.arrayContaining([
      ['a', 'loc_y'],
      ['b', 'loc_x'],
    ]),
  );
});

test('a Wix name that is an address finds the POS location that lies there', () => {
  const [suggestion] = suggestLocations(
    [wix('a', 'Gran Vía')],
    [
      pos('x', 'Noodle Bar 1', { street: 'Calle Mayor 3', city: 'Madrid' }),
      pos('y', 'Noodle Bar 2', { street: 'Gran Vía 21', city: 'Madrid' }),
    ],
  );
  expect(suggestion).toMatchObject({ configurationId: 'a', locationId: 'loc_y' });
  expect(suggestion?.reason).toBe(
    'The name "Gran Vía" on Wix is found in the address of "Noodle Bar 2" ("gran", "via").',
  );
});

test('a slip of the pen is forgiven', () => {
  const [suggestion] = suggestLocations(
    [wix('a', 'Riversdie Kitchen')],
    [pos('x', 'Riverside Kitchn'), pos('y', 'Old Mill')],
  );
  expect(suggestion).toMatchObject({ locationId: 'loc_x' });
  expect(suggestion?.reason).toContain('spelled alike');
});

test('where two fit equally well, a person decides without a suggestion', () => {
  expect(
    pairs([wix('a', 'Harbour')], [pos('x', 'Harbour East'), pos('y', 'Harbour West')]),
  ).toEqual([]);
});

test('no location is suggested twice', () => {
  const suggestions = suggestLocations(
    [wix('a', 'Harbour Grill'), wix('b', 'Harbour Grill Express')],
    [pos('x', 'Harbour Grill')],
  );
  expect(suggestions).toHaveLength(1);
  expect(suggestions[0]).toMatchObject({ configurationId: 'a', locationId: 'loc_x' });
});

test('unlike names are not paired, unless there is only one left on either side', () => {
  expect(pairs([wix('a', 'Harbour')], [pos('x', 'Old Mill'), pos('y', 'Airport')])).toEqual([]);
  const [only] = suggestLocations([wix('a', null)], [pos('x', 'Old Mill')]);
  expect(only?.reason).toBe('They are the only locations left on either side.');
});
