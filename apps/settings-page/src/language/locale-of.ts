import type { Language } from './choose-language.ts';

/**
 * How dates are written: as the first of the browser's languages that is the page's own, where `Intl` can
 * read it. Browsers name languages that it throws at: `en-US@posix` is Chromium's under `LANG=C`.
 */
export const localeOf = (language: Language, ofBrowser: readonly string[]): string =>
  ofBrowser.find((tag) => tag.split(/[-_]/)[0] === language && isReadable(tag)) ?? language;

function isReadable(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
