export {
  mendedMoment,
  momentSchema,
  readMoment,
} from './moment.ts';
export { isStorableText, mended, mendedText, parseMendedJson, storableSchema } from './text.ts';
