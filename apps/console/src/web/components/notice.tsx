import type { ReactNode } from 'react';
import classes from './notice.module.css';
import type { Tone } from './state-pill.tsx';

/** Something to be read before going on; `alert` for what has just gone wrong. */
export function Notice(props: {
  readonly tone: Tone;
  readonly title?: string | undefined;
  readonly alert?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={classes.notice} data-tone={props.tone} role={props.alert ? 'alert' : undefined}>
      {props.title !== undefined && <p className={classes.title}>{props.title}</p>}
      {props.children}
    </div>
  );
}
