import { Pill } from '@pos-bridge/ui-theme/pill';
import { type CallReport, callWords } from './call-words.ts';

/** Says that a side does not answer as it should; nothing where it does, or where nobody called. */
export function CallPill(props: { readonly name: string; readonly health: CallReport['health'] }) {
  const words = callWords[props.health];
  return words && <Pill tone={words.tone}>{`${props.name} ${words.word}`}</Pill>;
}
