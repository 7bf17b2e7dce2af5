import { expect, test } from 'vitest';
import { aConfiguration, aPosLocation, aSite } from '../site/site.fixture.ts';
import { draftOf, namesPublishedAtOnce, wishesOf } from './location-draft.ts';

const ground = { kind: 'same-name' } as const;
const site = aSite({
  configurations: [
    aConfiguration({ id: 'saved', posLocation: aPosLocation({ id: 'loc_saved' }) }),
    aConfiguration({ id: 'suggested', posLocation: null }),
    aConfiguration({ id: 'open', posLocation: null }),
  ],
  suggestions: [{ configurationId: 'suggested', locationId: 'loc_suggested', ground }],
});

test('the form begins with what is saved and what is suggested', () => {
  expect(draftOf(site, {})).toEqual({
    saved: 'loc_saved',
    suggested: 'loc_suggested',
    open: null,
  });
});

test('accepting all saves the suggestions and nothing else', () => {
  expect(wishesOf(site, draftOf(site, {}))).toEqual({
    toMap: [{ configurationId: 'suggested', locationId: 'loc_suggested' }],
    toUnmap: [],
    onlySuggestions: true,
  });
});

test('a suggestion that a person has given to another location is not offered twice', () => {
  const draft = draftOf(site, { open: 'loc_suggested' });
  expect(draft).toMatchObject({ suggested: null, open: 'loc_suggested' });
  expect(wishesOf(site, draft)).toEqual({
    toMap: [{ configurationId: 'open', locationId: 'loc_suggested' }],
    toUnmap: [],
    onlySuggestions: false,
  });
});

test('“none” takes a saved location away, and turns a suggestion down', () => {
  expect(wishesOf(site, draftOf(site, { saved: null, suggested: null }))).toEqual({
    toMap: [],
    toUnmap: ['saved'],
    onlySuggestions: false,
  });
});

test('a location that is on in Wix and shows no menu of the POS is published as soon as it is saved', () => {
  const toMap = ['on', 'off', 'published', 'left-alone'].map((id) => ({
    configurationId: id,
    locationId: 'loc_1',
  }));
  const fresh = { posLocation: null, isPublished: false };
  const configurations = [
    aConfiguration({ ...fresh, id: 'on', name: 'Harbour' }),
    aConfiguration({ ...fresh, id: 'off', enabled: false }),
    aConfiguration({ ...fresh, id: 'published', isPublished: true }),
    aConfiguration({ ...fresh, id: 'left-alone' }),
  ];
  expect(namesPublishedAtOnce(aSite({ configurations }), toMap.slice(0, 3))).toEqual(['Harbour']);
});
