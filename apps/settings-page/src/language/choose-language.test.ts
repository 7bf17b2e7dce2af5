import { expect, test } from 'vitest';
import { chooseLanguage } from './choose-language.ts';

const choose = (address: string, ofBrowser: string[] = []) =>
  chooseLanguage(new URLSearchParams(address), ofBrowser);

test('what Wix names in the address goes before what the browser likes', () => {
  expect(choose('locale=es', ['en-GB'])).toBe('es');
  expect(choose('languages=pt-BR,es-MX', ['en'])).toBe('es');
  expect(choose('locale=en_US&languages=es', ['es'])).toBe('en');
});

test('a language that the page does not speak is passed over', () => {
  expect(choose('locale=fr', ['de', 'es-ES', 'en'])).toBe('es');
});

test('English where nothing fits', () => {
  expect(choose('locale=fr', ['he'])).toBe('en');
  expect(choose('')).toBe('en');
  expect(choose('locale=&languages=,')).toBe('en');
});
