import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

const icons = {
  bad: IconAlertTriangle,
  warn: IconAlertTriangle,
  good: IconCircleCheck,
  busy: IconInfoCircle,
} as const satisfies Record<string, TablerIcon>;

/** Something that has to be read: what it is, and perhaps what to do. */
export function Notice(props: {
  readonly tone: keyof typeof icons;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Spoken at once by screen readers; for what a person has just done. */
  readonly isAnswer?: boolean;
}) {
  const Icon = icons[props.tone];
  return (
    <div
      className={classes.notice}
      data-tone={props.tone}
      role={props.isAnswer ? 'alert' : undefined}
    >
      <Icon size={20} stroke={1.8} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        {props.title && <p className={classes.title}>{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}
