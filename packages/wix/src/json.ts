/**
 * A text that every store holds: lone surrogates and NUL, which neither PostgreSQL's text nor its JSON
 * takes, stand as U+FFFD. Replaced and not dropped, so that no id becomes another one.
 */
export const mendText = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

/** What may need mending comes as an escape in JSON: in the clear it is no JSON, or no UTF-8. */
const suspicious = /\\u(?:0000|[dD][89a-fA-F])/;

/**
 * The JSON in a text of Wix's, mended where it holds what no store takes; undefined where there is none.
 * An empty text counts as an empty object.
 */
export const parseJson = (text: string): unknown => {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return suspicious.test(text) ? mendValue(value) : value;
  } catch {
    return undefined;
  }
};

const mendValue = (value: unknown): unknown => {
  if (typeof value === 'string') return mendText(value);
  if (Array.isArray(value)) return value.map(mendValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [mendText(name), mendValue(inner)]),
  );
};
