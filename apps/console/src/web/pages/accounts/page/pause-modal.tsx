import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Moment } from '../../../components/moment.tsx';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { isPaused } from '../account-labels.ts';

const minutes = (count: number) => () => new Date(Date.now() + count * 60_000);
const tomorrowMorning = () => {
  const morning = new Date();
  morning.setDate(morning.getDate() + 1);
  morning.setHours(6, 0, 0, 0);
  return morning;
};

const spans: readonly { readonly key: string; readonly label: string; until(): Date }[] = [
  { key: '30', label: 'For 30 minutes', until: minutes(30) },
  { key: '60', label: 'For 1 hour', until: minutes(60) },
  { key: '180', label: 'For 3 hours', until: minutes(180) },
  { key: 'tomorrow', label: 'Until tomorrow, 06:00', until: tomorrowMorning },
];

/** No orders until a time; or orders again, where they are paused. */
export function PauseModal(props: {
  readonly what: string;
  readonly pausedUntil: string | null;
  readonly request: { readonly isPending: boolean; readonly error: unknown };
  close(): void;
  onConfirm(until: Date | null, reason: string): void;
}) {
  const { pausedUntil } = props;
  const paused = isPaused(pausedUntil);
  const [choice, setChoice] = useState(paused ? 'resume' : '60');
  const [own, setOwn] = useState('');
  const untilOf = (): Date | null => {
    if (choice === 'resume') return null;
    if (choice === 'own') return new Date(own);
    return (spans.find(({ key }) => key === choice) ?? spans[0])?.until() ?? null;
  };
  const ready = choice !== 'own' || (own !== '' && new Date(own).getTime() > Date.now());
  return (
    <ReasonModal
      title="Pause ordering"
      lead={
        <>
          Orders at {props.what} are refused as “closed” during the pause. Wix still shows the menu.
          {paused && (
            <>
              {' '}
              Paused now until <Moment at={pausedUntil} />.
            </>
          )}
        </>
      }
      confirm={choice === 'resume' ? 'Resume ordering' : 'Pause'}
      ready={ready}
      request={props.request}
      close={props.close}
      onConfirm={(reason) => props.onConfirm(untilOf(), reason)}
    >
      <Radio.Group label="How long" value={choice} onChange={setChoice}>
        <Stack gap={8} mt={6}>
          {paused && <Radio value="resume" label="Resume ordering now" />}
          {spans.map(({ key, label }) => (
            <Radio key={key} value={key} label={label} />
          ))}
          <Radio value="own" label="Until a set time" />
        </Stack>
      </Radio.Group>
      {choice === 'own' && (
        <TextInput
          type="datetime-local"
          label="Until"
          description="In your time zone"
          size="sm"
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      )}
    </ReasonModal>
  );
}
