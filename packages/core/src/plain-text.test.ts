import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiDigits, digitsOf } from './digits.ts';
import { plainLine, plainText } from './plain-text.ts';

describe('a text is mended before a till or a page shows it', () => {
  it.each([
    ['thanks \ud83d', 'thanks'],
    ['\udc4d thanks', 'thanks'],
    ['thanks \ufffd, no\ufffd onions', 'thanks , no onions'],
    ['thanks \ud83d\udc4d', 'thanks \ud83d\udc4d'],
    ['family 👨‍👩‍👧', 'family 👨‍👩‍👧'],
    ['no\u0000 onions\u0007\u009f', 'no onions'],
    ['\ufefffirst', 'first'],
    ['one\r\ntwo\rthree\tfour', 'one\ntwo\nthree four'],
    ['<p>Fresh &amp; hot</p>', 'Fresh & hot'],
    ['<P class="x" style=\'a: b\'>Fresh</P><p>Hot</p>', 'Fresh\n\nHot'],
    ['one<br/>two<br>three', 'one\ntwo\nthree'],
    ['<ul><li>ham</li><li>eggs</li></ul>', 'ham\n\neggs'],
    ['<b>F</b>resh', 'Fresh'],
    ['<script>alert(1)</script>Soup<!-- hidden -->', 'Soup'],
    ['&lt;b&gt;Soup&lt;/b&gt;', 'Soup'],
    ['&amp;amp;amp; &#39;quoted&#x27; 5&nbsp;€', "& 'quoted' 5 €"],
    ['I <3 it, a<b and c > d', 'I <3 it, a<b and c > d'],
    ['a <b and c> d', 'a <b and c> d'],
    ['Fish & chips &c; &#99999999; AT&T', 'Fish & chips &c; &#99999999; AT&T'],
    ['&constructor;', '&constructor;'],
    ['  \n ', ''],
  ])('%j', (came, mended) => {
    expect(plainText(came)).toBe(mended);
  });

  it('a name stays on one line', () => {
    expect(plainLine('<p>Tortilla</p>\n<p>española</p>')).toBe('Tortilla española');
  });

  it('whatever came, nothing is left that breaks a till, and mending again changes nothing', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '&lt;',
      'p',
      '>',
      '&amp;',
      '\ud83d',
      '\ufffd',
      '\u0000',
      'é',
      ' ',
    );
    const any = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(any, (text) => {
        const mended = plainText(text);
        expect(mended.isWellFormed()).toBe(true);
        expect(mended).not.toContain('\ufffd');
        expect(mended).not.toMatch(/(?!\n)\p{Control}/u);
        expect(mended).not.toMatch(/<\/?p>/);
        expect(plainText(mended)).toBe(mended);
      }),
      { numRuns: 300 },
    );
  });

  it('a text made to be slow is not', () => {
    const began = performance.now();
    for (const unit of [
      '<',
      '<p ',
      '<p a=',
      '&amp;',
      '&#38;',
      '<!--',
      '<script>',
      ' \n',
      '<p a="',
    ]) {
      plainText(unit.repeat(50_000));
    }
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

it('digits of every script are digits', () => {
  expect(digitsOf('٠٥٠١٢٣٤٥٦٧')).toBe('0501234567');
  expect(digitsOf('۰۹۱۲ ३४५ ０６')).toBe('091234506');
  expect(digitsOf('𝟗𝟎𝟘𝟗')).toBe('9009');
  expect(asciiDigits('+٣٤ (600) ½²')).toBe('+34 (600) ½²');
});
