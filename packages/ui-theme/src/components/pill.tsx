import type { Tone } from '../tones.ts';
import classes from './pill.module.css';

/** A state in a few words, with a colour that never speaks alone. */
export function Pill({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {children}
    </span>
  );
}
