export {
  mendedMoment,
  momentSchema,
  readHttpDate,
  readMoment,
} from './moment.ts';
export { isStorableText, mended, mendedText, parseMendedJson, storableSchema } from './text.ts';
