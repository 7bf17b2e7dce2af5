import { UnstyledButton } from '@mantine/core';
import type { Tone } from '@pos-bridge/ui-theme';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { IconAlertTriangle, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../language/texts.tsx';
import type { StepState } from '../site/set-up.ts';
import { Boundary } from './boundary.tsx';
import classes from './step.module.css';

const tones: Readonly<Record<StepState, Tone>> = {
  done: 'good',
  next: 'busy',
  later: 'quiet',
  trouble: 'bad',
};

const justNowMs = 60_000;

const focusNextStep = (): void =>
  document.querySelector<HTMLElement>('section[data-state="next"] > h3 > button')?.focus();

interface StepProps {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** What came of it, in one line; shown while it is closed. */
  readonly summary?: string | undefined;
  readonly state: StepState;
  /** Closes by itself when it is done; not where there is something to read then. */
  readonly closesWhenDone?: boolean;
  readonly children: ReactNode;
}

/**
 * One step of the set-up: its state at a glance, and what there is to do once it is opened. What breaks in it
 * leaves the other steps.
 */
export const Step = (props: StepProps) => (
  <Boundary>
    <OpenableStep {...props} />
  </Boundary>
);

function OpenableStep(props: StepProps) {
  const { state } = props;
  const texts = useTexts();
  const wantsSomebody = state === 'next' || state === 'trouble';
  const [open, setOpen] = useState(wantsSomebody);
  const before = useRef(state);
  const actedAt = useRef(0);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (wantsSomebody) setOpen(true);
    else if (state === 'done' && props.closesWhenDone) {
      setOpen(false);
      // Whoever has just finished it goes on with what comes next; nobody else is moved.
      if (Date.now() - actedAt.current < justNowMs) requestAnimationFrame(focusNextStep);
    }
  }, [state, wantsSomebody, props.closesWhenDone]);
  const body = useId();
  // What is not looked at asks the server nothing; what was begun stays when it is closed.
  const wasOpened = useRef(false);
  if (open) wasOpened.current = true;
  return (
    <section className={classes.step} data-state={state} id={props.id}>
      <h3 className={classes.heading}>
        <UnstyledButton
          className={classes.head}
          aria-expanded={open}
          aria-controls={body}
          onClick={() => setOpen(!open)}
        >
          <span className={classes.mark} data-state={state} aria-hidden>
            <Mark state={state} number={props.number} />
          </span>
          <span className={classes.words}>
            <span className={classes.title}>{props.title}</span>
            {!open && props.summary && <span className={classes.summary}>{props.summary}</span>}
          </span>
          <span className={classes.state} data-state={state}>
            <Pill tone={tones[state]} text={texts.setUp.state[state]} />
          </span>
          <IconChevronDown size={18} aria-hidden className={classes.chevron} data-open={open} />
        </UnstyledButton>
      </h3>
      <div
        id={body}
        hidden={!open}
        className={classes.body}
        onClickCapture={() => {
          actedAt.current = Date.now();
        }}
      >
        {wasOpened.current && props.children}
      </div>
    </section>
  );
}

function Mark({ state, number }: { readonly state: StepState; readonly number: number }) {
  switch (state) {
    case 'done':
      return <IconCheck size={16} stroke={2.6} />;
    case 'trouble':
      return <IconAlertTriangle size={16} stroke={2.2} />;
    case 'next':
    case 'later':
      return number;
  }
}
