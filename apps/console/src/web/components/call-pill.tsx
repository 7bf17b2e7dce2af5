import { type CallReport, callWords } from './call-words.ts';
import { StatePill } from './state-pill.tsx';

/** Says that a side does not answer as it should; nothing where it does, or where nobody called. */
export function CallPill(props: { readonly name: string; readonly health: CallReport['health'] }) {
  const words = callWords[props.health];
  return words && <StatePill tone={words.tone}>{`${props.name} ${words.word}`}</StatePill>;
}
