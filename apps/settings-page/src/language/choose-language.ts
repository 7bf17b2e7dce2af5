/** The languages that the page is written in; the first is the one for everybody else. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/**
 * The first language of ours that somebody asked for: Wix by the page's address (`locale`, or
 * `languages` separated by commas), else the browser.
 */
export function chooseLanguage(search: URLSearchParams, ofBrowser: readonly string[]): Language {
  const wanted = [
    ...(search.get('locale') ?? '').split(','),
    ...(search.get('languages') ?? '').split(','),
    ...ofBrowser,
  ];
  for (const tag of wanted) {
    const [primary] = tag.trim().toLowerCase().split(/[-_]/);
    const language = languages.find((known) => known === primary);
    if (language !== undefined) return language;
  }
  return languages[0];
}
