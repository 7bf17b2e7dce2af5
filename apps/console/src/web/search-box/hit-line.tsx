import { Pill } from '@pos-bridge/ui-theme/pill';
import { Moment } from '../components/moment.tsx';
import { type Hit, kindLabels, stateOfHit, titleOfHit } from './hits.ts';
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
  const title = titleOfHit(hit);
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
      <span className={classes.title}>{title}</span>
      {hit.merchantName !== null && <span className={classes.whose}>{hit.merchantName}</span>}
      {title !== hit.id && <span className={classes.id}>{idOf(hit)}</span>}
      <span className={classes.facts}>
        {title === hit.title && hit.at !== null && <Moment at={hit.at} />}
        {state !== null && <Pill {...state} />}
      </span>
    </div>
  );
}

/** By what it was looked for: of an order or a validation Wix’s name of it, where it has one. */
const idOf = ({ kind, id, title }: Hit): string =>
  kind === 'order' || kind === 'validation' ? title : id;
