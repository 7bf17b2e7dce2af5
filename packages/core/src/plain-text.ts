/**
 * A text as a till or a page can show it: no lone surrogates, nor U+FFFD, which stands for one in what could be
 * stored; no control characters, no HTML. Texts that
 * people type, or paste, come with all of these: an emoji that some limit cut in half, a NUL, the markup of
 * an editor. What is mended goes out; records keep what came.
 *
 * Line breaks stay. Mending twice changes nothing more.
 */
export function plainText(text: string): string {
  const trimmed = text.trim();
  if (!needsMending.test(trimmed)) return trimmed;
  let mended = trimmed;
  // What is taken out may leave markup behind, and an entity may stand for some ("&lt;b&gt;"); deeper than
  // this nobody wraps it.
  for (let left = deepest; left > 0; left -= 1) {
    const before = mended;
    mended = withoutMarkup(withoutControls(before));
    if (mended === before) break;
  }
  return mended
    .replace(/(?<! ) *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same on one line: for names. */
export const plainLine = (text: string): string => plainText(text).replace(/\s+/g, ' ');

/** Most texts are plain already. */
const needsMending = /[<&\p{Surrogate}\p{Control}\u00a0\u2028\u2029\ufeff\ufffd]/u;
const deepest = 16;

const withoutControls = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/[\p{Surrogate}\ufeff\ufffd]|(?!\n)\p{Control}/gu, '');

/** Only elements that texts are written with: "a<b" and "I <3 it" are no markup. */
const elements =
  'a|abbr|article|b|big|blockquote|br|center|cite|code|del|div|em|font|footer|h[1-6]|header|hr|i|img|ins|label|li|mark|ol|p|pre|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|wbr';
const attributes = `(?:\\s+[\\w:-]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'|[^\\s"'<>=]+))*`;
const tag = new RegExp(`</?(${elements})${attributes}\\s*/?>`, 'gi');
const breaksLine =
  /^(?:article|blockquote|br|center|div|footer|h[1-6]|header|hr|li|p|pre|section|t[rh]|table|ul|ol)$/i;
const notShown = /<!--[^<]*?-->|<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi;

const withoutMarkup = (text: string): string =>
  text
    .replace(notShown, '')
    .replace(tag, (_, name: string) => (breaksLine.test(name) ? '\n' : ''))
    .replace(/&(?:(?:amp|#0*38|#x0*26);)+/gi, '&')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, entity);

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  deg: '°',
  euro: '€',
  eacute: 'é',
  egrave: 'è',
  ntilde: 'ñ',
};

/** What an entity stands for; one that nobody knows stays as it is. */
function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
}
