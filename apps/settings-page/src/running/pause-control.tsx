import { Button, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useAnnounce } from '../components/announcer.tsx';
import card from '../components/card.module.css';
import { OneOf } from '../components/one-of.tsx';
import { RefusedNotice } from '../components/refused-notice.tsx';
import { usePanel } from '../components/use-panel.ts';
import { useTexts } from '../language/texts.tsx';
import { endOfPause, type PauseChoice, pauseChoices } from '../site/pause-choices.ts';
import { useAction } from '../site/use-action.ts';
import classes from './pause-control.module.css';

/** Takes no orders for a while, at a location or at all of them. */
export function PauseControl(props: {
  /** All locations of an account, or one. */
  readonly of: { readonly accountId: string } | { readonly configurationId: string };
  readonly pausedUntil: Date | null;
  readonly pauseLabel: string;
  readonly resumeLabel: string;
  /** The location, for whoever hears the buttons without seeing where they stand. */
  readonly about?: string;
}) {
  const { pause } = useTexts().running;
  const announce = useAnnounce();
  const { run, isBusy, refusal } = useAction();
  const panel = usePanel<HTMLDivElement>();
  const [choice, setChoice] = useState<PauseChoice>('30-minutes');
  const [picked, setPicked] = useState('');
  const [isTooEarly, setIsTooEarly] = useState(false);
  const legend = useId();
  const about = props.about && `: ${props.about}`;

  const set = (at: Date | null, done: string): void => {
    const until = at?.toISOString() ?? null;
    run(
      (api) =>
        'accountId' in props.of
          ? api.accounts.pause.mutate({ ...props.of, until })
          : api.configurations.pause.mutate({ ...props.of, until }),
      () => {
        panel.close();
        announce(done);
      },
    );
  };
  const confirm = (): void => {
    const until = endOfPause(choice, picked, new Date());
    setIsTooEarly(until === null);
    if (until !== null) set(until, pause.done);
  };

  if (props.pausedUntil !== null) {
    return (
      <div className={classes.control}>
        <Button
          variant="default"
          loading={isBusy}
          aria-label={about && props.resumeLabel + about}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={() => set(null, pause.resumed)}
        >
          {props.resumeLabel}
        </Button>
        <RefusedNotice refusal={refusal} />
      </div>
    );
  }
  if (!panel.isOpen) {
    return (
      <div className={classes.control}>
        <Button
          ref={panel.opener}
          variant="default"
          aria-label={about && props.pauseLabel + about}
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          onClick={panel.open}
        >
          {props.pauseLabel}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.panel}>
      <span id={legend} className={classes.legend}>
        {pause.legend}
      </span>
      <OneOf
        group={panel.first}
        labelledBy={legend}
        value={choice}
        choose={setChoice}
        options={pauseChoices.map((one) => [one, pause.choices[one]] as const)}
      />
      {choice === 'until' && (
        <TextInput
          type="datetime-local"
          label={pause.until}
          value={picked}
          error={isTooEarly && pause.pickLater}
          onChange={({ currentTarget }) => setPicked(currentTarget.value)}
        />
      )}
      <div className={card.row}>
        <Button loading={isBusy} onClick={confirm}>
          {pause.confirm}
        </Button>
        <Button variant="subtle" onClick={panel.close}>
          {pause.cancel}
        </Button>
      </div>
      <RefusedNotice refusal={refusal} />
    </div>
  );
}
