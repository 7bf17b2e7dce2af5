import { parseMendedJson } from '@pos-bridge/storable';

/**
 * The JSON in a text of Wix's, mended where it holds what no store takes; undefined where there is none.
 * An empty text counts as an empty object.
 */
export const parseJson = (text: string): unknown => {
  if (text.trim() === '') return {};
  try {
    return parseMendedJson(text);
  } catch {
    return undefined;
  }
};
