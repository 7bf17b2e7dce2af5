export { hasLongList, mostEntriesOfAList } from './lists.ts';
export {
  mendedMoment,
  momentSchema,
  readHttpDate,
  readMoment,
  writtenMomentSchema,
} from './moment.ts';
export { isStorableText, mended, mendedText, parseMendedJson, storableSchema } from './text.ts';
