import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { es } from './es/index.ts';

/** Every text of a dictionary with its path; a text that is made is made with sample values. */
function textsIn(dictionary: object, path = ''): [string, string][] {
  return Object.entries(dictionary).flatMap(([name, value]): [string, string][] => {
    const here = `${path}.${name}`;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') return [[here, String(value(['2'], ['3']))]];
    return value === null ? [] : textsIn(value, here);
  });
}

test('both languages have the same texts, and none is empty', () => {
  const paths = (dictionary: object) => textsIn(dictionary).map(([path]) => path);
  expect(paths(es)).toEqual(paths(en));
  for (const [path, text] of [...textsIn(en), ...textsIn(es)]) {
    expect(text.trim(), path).not.toBe('');
  }
});

test('a sentence was translated and not left in English', () => {
  const english = new Map(textsIn(en));
  const same = textsIn(es).filter(([path, text]) => english.get(path) === text);
  expect(same.map(([path]) => path)).toEqual(['.masters.wix', '.menus.warning.at']);
});
