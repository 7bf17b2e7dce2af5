import type { PosRefusal } from '@pos-bridge/pos';
import type { Sealer } from '../../encryption.ts';
import {
  type KeptRefusal,
  type KeptRefusals,
  storeRefusals,
} from '../customer-data/refusal-words.ts';

/** `no_verdict`: a gate failed (account, configuration, menu), so that Wix got an error instead. */
export type ValidationOutcome = 'valid' | 'invalid' | 'no_verdict';

/** The POS's side of a validation. What it says wins; why it said nothing is kept as well. */
export type PosOpinion = OpinionWith<PosRefusal>;
/** As rows keep it, the POS's words apart; see `KeptRefusals`. */
export type KeptOpinion = OpinionWith<KeptRefusal>;

type OpinionWith<Refusal> =
  | {
      readonly kind: 'said';
      readonly valid: boolean;
      readonly posOrderStatus: string;
      readonly refusals: readonly Refusal[];
    }
  /** It has no validation of its own, or none for this merchant. */
  | { readonly kind: 'has_none' }
  /** The order could not be put into its words, or a gate had failed already. */
  | { readonly kind: 'not_asked'; readonly why: string }
  /** The merchant's authorization is gone. */
  | { readonly kind: 'no_access'; readonly reason: string }
  /** It was asked and did not answer as it should within its share of the time. */
  | { readonly kind: 'failed'; readonly fault: string };

export async function storeOpinion(
  sealer: Pick<Sealer, 'seal'>,
  opinion: PosOpinion,
): Promise<Pick<KeptRefusals, 'refusalWordsSealed'> & { readonly posOpinion: KeptOpinion }> {
  if (opinion.kind !== 'said') return { posOpinion: opinion, refusalWordsSealed: null };
  const { refusals, refusalWordsSealed } = await storeRefusals(sealer, opinion.refusals);
  return { posOpinion: { ...opinion, refusals }, refusalWordsSealed };
}
