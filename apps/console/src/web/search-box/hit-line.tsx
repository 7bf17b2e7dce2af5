import { Pill } from '@pos-bridge/ui-theme/pill';
import { Moment } from '../components/moment.tsx';
import { amountOfHit, type Hit, kindLabels, stateOfHit } from './hits.ts';
import classes from './search-box.module.css';

/** One hit: what it is, whose, when, how much, and how it stands. */
export function HitLine(props: {
  readonly id: string;
  readonly hit: Hit;
  readonly isMarked: boolean;
  mark(): void;
  go(): void;
}) {
  const { hit } = props;
  const state = stateOfHit(hit);
  const amount = amountOfHit(hit);
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.isMarked}
      tabIndex={-1}
      className={classes.hit}
      onMouseMove={props.mark}
      onClick={props.go}
      onKeyDown={(event) => event.key === 'Enter' && props.go()}
    >
      <span className={classes.kind}>{kindLabels[hit.kind]}</span>
      <span className={classes.title}>{hit.title}</span>
      {hit.merchantName !== null && <span className={classes.whose}>{hit.merchantName}</span>}
      {hit.title !== hit.id && <span className={classes.id}>{hit.id}</span>}
      <span className={classes.facts}>
        {amount !== null && <span className="numeric">{amount}</span>}
        {hit.at !== null && <Moment at={hit.at} />}
        {state !== null && <Pill {...state} />}
      </span>
    </div>
  );
}
