import { type Ref, useId } from 'react';
import classes from './one-of.module.css';

/** One of a few, side by side: native radio buttons, dressed as a switch with several ends. */
export function OneOf<Value extends string>(props: {
  /** The id of what says what is chosen. */
  readonly labelledBy: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly choose: (value: Value) => void;
  readonly group?: Ref<HTMLDivElement>;
}) {
  const name = useId();
  return (
    <div
      ref={props.group}
      role="radiogroup"
      aria-labelledby={props.labelledBy}
      className={classes.choice}
    >
      {props.options.map(([value, label]) => (
        <label key={value} className={classes.option}>
          <input
            type="radio"
            name={name}
            className={classes.input}
            checked={value === props.value}
            onChange={() => props.choose(value)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}
