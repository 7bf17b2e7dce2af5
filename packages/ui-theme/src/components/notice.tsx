import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '../tones.ts';
import classes from './notice.module.css';

const icons = {
  bad: IconAlertTriangle,
  warn: IconAlertTriangle,
  good: IconCircleCheck,
  busy: IconInfoCircle,
  quiet: IconInfoCircle,
} as const satisfies Record<Tone, TablerIcon>;

/** Something to be read before going on: what it is, and what to do. */
export function Notice(props: {
  readonly tone: Tone;
  readonly title?: string | undefined;
  /** Spoken at once by screen readers; for what a person has just done, or what has just gone wrong. */
  readonly alert?: boolean | undefined;
  readonly children?: ReactNode;
}) {
  const Icon = icons[props.tone];
  return (
    <div className={classes.notice} data-tone={props.tone} role={props.alert ? 'alert' : undefined}>
      <Icon size={20} stroke={1.8} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        {props.title && <p className={classes.title}>{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}
