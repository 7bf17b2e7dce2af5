import { expect, test } from 'vitest';
import { fieldInWords } from './field-words.ts';

test.each([
  ['acceptWithinMinutes', 'Accept within minutes'],
  ['locationId', 'Location'],
  ['sectionPosIds', 'Section pos'],
  ['state', 'State'],
  ['dish_labels', 'Dish labels'],
  ['id', 'Id'],
  ['', ''],
])('%s is %s', (field, words) => {
  expect(fieldInWords(field)).toBe(words);
});
