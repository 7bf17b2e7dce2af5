import { expect, test } from 'vitest';
import { valueInWords } from './value-words.ts';

const names = { 'loc-1': 'The till' };

test.each([
  ['attention', 'outcome_unknown', 'May not be in the kitchen (outcome_unknown)'],
  ['attention', 'of tomorrow', 'of tomorrow'],
  ['attention', null, '–'],
  [
    'codes',
    ['CLOSED', 'PRICE_CHANGED'],
    'Closed or paused (CLOSED), Price changed (PRICE_CHANGED)',
  ],
  ['codes', [], '–'],
  ['code', 'OF_TOMORROW', 'OF_TOMORROW'],
  ['locationId', 'loc-1', 'The till (loc-1)'],
  ['locationId', 'loc-2', 'loc-2'],
  ['shared', true, 'yes'],
  ['state', 'active', 'active'],
  ['minutes', 15, '15'],
  ['masters', { price: 'POS' }, '{"price":"POS"}'],
  ['state', undefined, '–'],
])('%s %j is %s', (field, value, words) => {
  expect(valueInWords(field, value, names)).toBe(words);
});
