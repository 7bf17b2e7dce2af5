/** What came once, or the same few things again and again. */
export type Folded<Step> =
  | { readonly kind: 'once'; readonly step: Step }
  | {
      readonly kind: 'repeated';
      readonly times: number;
      /** One round of it, the last one. */
      readonly round: readonly Step[];
      /** All of it, in its order. */
      readonly steps: readonly Step[];
    };

/** Such as: sent, not answered, asked, not there. */
const longestRound = 4;

/**
 * Takes together what repeats without a break: `a b a b a b c` becomes three rounds of `a b`, and `c`. Where
 * it can be read in several ways, the one that takes most together, in the shortest rounds.
 */
export function foldRepeats<Step>(
  steps: readonly Step[],
  keyOf: (step: Step) => string,
): Folded<Step>[] {
  const keys = steps.map(keyOf);
  const folded: Folded<Step>[] = [];
  for (let at = 0; at < steps.length; ) {
    const { length, times } = longestRun(keys, at);
    const taken = steps.slice(at, at + length * times);
    const [step] = taken;
    if (times > 1) {
      folded.push({ kind: 'repeated', times, round: taken.slice(-length), steps: taken });
    } else if (step !== undefined) folded.push({ kind: 'once', step });
    at += length * times;
  }
  return folded;
}

/** The round that repeats from `at` on, and how often; a round of one that comes once where nothing does. */
function longestRun(keys: readonly string[], at: number) {
  let best = { length: 1, times: 1 };
  for (let length = 1; length <= longestRound; length += 1) {
    let end = at + length;
    while (end < keys.length && keys[end] === keys[end - length]) end += 1;
    const times = Math.floor((end - at) / length);
    if (times > 1 && times * length > best.times * best.length) best = { length, times };
  }
  return best;
}
