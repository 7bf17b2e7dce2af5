import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packJson, unpackJson } from './packed-json.ts';

it('whatever JSON is packed comes back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // What JSON itself cannot tell apart (-0) is none of the packing's business.
      const json = JSON.stringify(value);
      expect(JSON.stringify(unpackJson(packJson(value)))).toBe(json);
    }),
  );
});

it('an order takes a fraction of its text', () => {
  const lines = Array.from({ length: 50 }, (_, n) => ({
    catalogItemId: `dish-${n}`,
    price: '9.50',
  }));
  expect(packJson(lines).length).toBeLessThan(JSON.stringify(lines).length / 4);
});

it('rows from before packing are read as well', () => {
  const kept = Buffer.concat([Buffer.of(0), Buffer.from('{"id":"é"}', 'utf8')]);
  expect(unpackJson(kept)).toEqual({ id: 'é' });
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['an unknown mark', Buffer.from([7, 0x7b, 0x7d])],
  [
    'a cut text',
    Buffer.concat([Buffer.of(1), deflateRawSync('{"a":"bbbbbbbbbbbb"}').subarray(0, 5)]),
  ],
])('%s is no packed JSON', (_, bytes) => {
  expect(() => unpackJson(bytes)).toThrow();
});
