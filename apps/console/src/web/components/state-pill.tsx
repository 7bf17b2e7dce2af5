import classes from './state-pill.module.css';

export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'quiet';

/** A state in one word, with a colour that never speaks alone. */
export function StatePill({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {children}
    </span>
  );
}
