import { type ReactNode, useId } from 'react';
import { Boundary } from './boundary.tsx';
import classes from './section.module.css';

/** A part of the page under a heading of its own; what breaks in it leaves the rest of the page. */
export function Section(props: {
  readonly heading: string;
  readonly lead?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.head}>
        <h2 id={id} className={classes.heading}>
          {props.heading}
        </h2>
        <Boundary>{props.aside}</Boundary>
      </div>
      {props.lead && <p className={classes.lead}>{props.lead}</p>}
      <Boundary>{props.children}</Boundary>
    </section>
  );
}
