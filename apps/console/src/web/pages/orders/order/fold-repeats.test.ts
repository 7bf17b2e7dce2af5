import { expect, test } from 'vitest';
import { foldRepeats } from './fold-repeats.ts';

const fold = (steps: string) =>
  foldRepeats([...steps], (step) => step.toLowerCase()).map((one) =>
    one.kind === 'once' ? one.step : `${one.times}×${one.round.join('')}`,
  );

test.each([
  ['nothing', '', []],
  ['what never repeats', 'abc', ['a', 'b', 'c']],
  ['five of one', 'aaaaa', ['5×a']],
  ['rounds of two, and what follows', 'rsnsnsnc', ['r', '3×sn', 'c']],
  ['a round that is not ended stands by itself', 'snsns', ['2×sn', 's']],
  ['rounds of three within a longer story', 'xsaqsaqsaqy', ['x', '3×saq', 'y']],
  ['two runs, one after the other', 'aabbb', ['2×a', '3×b']],
  ['what comes back after a break is another run', 'aaxaa', ['2×a', 'x', '2×a']],
  ['four of one are no two rounds of two', 'aaaa', ['4×a']],
  ['shows the last round', 'snSN', ['2×SN']],
])('%s', (_case, steps, folded) => {
  expect(fold(steps)).toEqual(folded);
});

test('every step is kept, in its order', () => {
  const [run] = foldRepeats(['s1', 'n1', 's2', 'n2'], ([key = '']) => key);
  expect(run).toMatchObject({ times: 2, round: ['s2', 'n2'], steps: ['s1', 'n1', 's2', 'n2'] });
});
