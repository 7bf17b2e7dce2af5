import { z } from 'zod';
import type { Sealer } from '../../encryption.ts';
import type { OrderRefusal } from '../order-refusal.ts';

/** A refusal as rows keep it. */
export interface KeptRefusal extends Pick<OrderRefusal, 'code' | 'lineIndex'> {
  /** The bridge's own words; null where the POS spoke, whose words may name the guest. */
  readonly sentence: string | null;
}

/** Refusals in the form in which rows keep them: a POS's words sealed, and erased with the customer's data. */
export interface KeptRefusals {
  readonly refusals: readonly KeptRefusal[];
  /** What the POS said, one text for each refusal: JSON in a JWE; null where it said nothing, or once erased. */
  readonly refusalWordsSealed: string | null;
}

/** A refusal as it is told; `message` is null where the words are erased, or are not for the reader. */
export interface ToldRefusal extends Pick<OrderRefusal, 'code' | 'lineIndex'> {
  readonly message: string | null;
}

/** What the POS refused. */
export async function storeRefusals(
  sealer: Pick<Sealer, 'seal'>,
  refusals: readonly OrderRefusal[],
): Promise<KeptRefusals> {
  const words = refusals.map(({ message }) => message);
  return {
    refusals: refusals.map(({ code, lineIndex }) => ({ code, lineIndex, sentence: null })),
    refusalWordsSealed: words.length === 0 ? null : await sealer.seal(JSON.stringify(words)),
  };
}

/** What the bridge refused, in words that hold nothing of the customer's. */
export const ownRefusals = (refusals: readonly OrderRefusal[]): KeptRefusals => ({
  refusals: refusals.map(({ code, lineIndex, message }) => ({
    code,
    lineIndex,
    sentence: message,
  })),
  refusalWordsSealed: null,
});

const wordsSchema = z.array(z.string());

/** For who may read a POS's words: Wix, which asked, and support. */
export async function recallRefusals(
  sealer: Pick<Sealer, 'open'>,
  { refusals, refusalWordsSealed }: KeptRefusals,
): Promise<ToldRefusal[]> {
  const words =
    refusalWordsSealed === null
      ? []
      : wordsSchema.parse(JSON.parse(await sealer.open(refusalWordsSealed)));
  return refusals.map(({ code, lineIndex, sentence }, index) => ({
    code,
    lineIndex,
    message: sentence ?? words[index] ?? null,
  }));
}

/** Who reads what is kept of an order. */
export interface OrderReader {
  /** A POS's words may name the guest: they are for support. */
  readonly readsPosWords: boolean;
}

/** For a reader of the console. */
export const tellRefusals = (
  sealer: Pick<Sealer, 'open'>,
  kept: KeptRefusals,
  { readsPosWords }: OrderReader,
): Promise<ToldRefusal[]> =>
  recallRefusals(sealer, readsPosWords ? kept : { ...kept, refusalWordsSealed: null });
