import classes from './pill.module.css';

export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'quiet';

/** A state in a few words, with a colour that never speaks alone. */
export function Pill({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {children}
    </span>
  );
}
