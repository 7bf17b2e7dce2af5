import type { Tone } from '../tones.ts';
import classes from './pill.module.css';

/** A state in a few words, with a colour that never speaks alone. */
export function Pill({ tone, text }: { readonly tone: Tone; readonly text: string }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {text}
    </span>
  );
}
