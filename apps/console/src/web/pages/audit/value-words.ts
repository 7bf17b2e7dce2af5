import { codeInWords } from '../orders/code-labels.ts';
import { attentionLabels, attentions } from '../orders/order-labels.ts';

/**
 * What a changed field held, as people read it: codes that have words by their words, ids by the names that are
 * known, each with itself in brackets, since engineers look for that.
 */
export function valueInWords(
  field: string,
  value: unknown,
  names: Readonly<Record<string, string>>,
): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return withWord(value, wordOf(field, value) ?? names[value]);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return value.map((one) => withWord(one, wordOf(field, one) ?? names[one])).join(', ') || '–';
  }
  return JSON.stringify(value);
}

const withWord = (value: string, word: string | undefined): string =>
  word === undefined || word === value ? value : `${word} (${value})`;

function wordOf(field: string, value: string): string | undefined {
  switch (field) {
    case 'attention': {
      const attention = attentions.find((one) => one === value);
      return attention && attentionLabels[attention].text;
    }
    case 'code':
    case 'codes':
      return codeInWords(value);
    default:
      return undefined;
  }
}
