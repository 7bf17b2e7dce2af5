import { expect, it } from 'vitest';
import { fromRecord, toRecord } from './validation-record.ts';

const posOpinion = { kind: 'has_none' } as const;
const subtotal = {
  check: 'totals.subtotal',
  code: 'NONE',
  verdict: 'passed',
  path: '/totals/subtotal',
  expected: '9.50',
  found: '9.50',
  sentence: 'The subtotal is what the lines come to.',
} as const;

it('a check that passed as usual is kept as its values', () => {
  const record = toRecord({ orderOpen: {}, findings: [subtotal], posOpinion });
  expect(record.findings).toEqual([['totals.subtotal', '9.50', '9.50']]);
  expect(fromRecord(record).findings).toEqual([subtotal]);
});

it('the first rows, with path and words in them, are read as they were written', () => {
  const sentence = 'The words of that time.';
  const { findings } = fromRecord({
    order: {},
    findings: [['totals.subtotal', '/totals', '9.50', '9.50', sentence]],
    posOpinion,
  });
  expect(findings).toEqual([{ ...subtotal, path: '/totals', sentence }]);
});
