import { Pill } from '@pos-bridge/ui-theme/pill';
import { type CallReport, callLabels } from './call-labels.ts';

/** Says that a side does not answer as it should; nothing where it does, or where nobody called. */
export function CallPill(props: { readonly name: string; readonly health: CallReport['health'] }) {
  const words = callLabels[props.health];
  return words && <Pill tone={words.tone} text={`${props.name} ${words.text}`} />;
}
