import { z } from 'zod';
import { parseJson } from '../json.ts';

const objectSchema = z.record(z.string(), z.unknown());

/**
 * The object that Wix sends as an object or as JSON text: empty where there is nothing, undefined where
 * there is something else.
 */
export const readObject = (value: unknown): Record<string, unknown> | undefined => {
  if (value === undefined || value === null || value === '') return {};
  return objectSchema.safeParse(typeof value === 'string' ? parseJson(value) : value).data;
};
