import { Button, Timeline } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconRepeat } from '@tabler/icons-react';
import { Moment } from '../../../components/moment.tsx';
import { spanInWords } from '../../../components/span-words.ts';
import type { Order } from '../order-labels.ts';
import classes from './order-story.module.css';
import { type Step, storyOf } from './story.ts';

/** What happened to an order, at the POS, on Wix and in between, the first thing first. */
export function OrderStory({ order }: { readonly order: Order }) {
  return (
    <Timeline bulletSize={24} lineWidth={1} color="gray" active={-1} aria-label="What happened">
      {storyOf(order).map((one) =>
        one.kind === 'once' ? (
          <Timeline.Item key={one.step.id} mt={14} bullet={<Bullet step={one.step} />}>
            <StepLines step={one.step} />
          </Timeline.Item>
        ) : (
          <Timeline.Item
            key={one.steps[0]?.id}
            mt={14}
            bullet={<IconRepeat size={13} aria-hidden />}
          >
            <Repeats {...one} />
          </Timeline.Item>
        ),
      )}
    </Timeline>
  );
}

const Bullet = ({ step: { icon: Icon, tone } }: { readonly step: Step }) => (
  <Icon size={13} aria-hidden {...(tone !== undefined && { color: `var(--${tone})` })} />
);

function StepLines({ step }: { readonly step: Step }) {
  const { sentence, more, quote, at } = step;
  return (
    <div className={classes.step}>
      <div className={classes.line}>
        <span className={classes.sentence}>{sentence}</span>
        <span className={classes.at}>
          <Moment at={at} />
        </span>
      </div>
      {more && <div>{more}</div>}
      {quote && <div className={classes.quote}>{quote}</div>}
    </div>
  );
}

/** The same again and again, in one line, which can be unfolded. */
function Repeats(props: {
  readonly times: number;
  readonly round: readonly Step[];
  readonly steps: readonly Step[];
}) {
  const { times, round, steps } = props;
  const [opened, { toggle }] = useDisclosure(false);
  const first = steps.at(0)?.at ?? '';
  const last = steps.at(-1)?.at ?? '';
  const reasons = [...new Set(steps.flatMap(({ tone, more }) => (tone && more ? [more] : [])))];
  return (
    <div className={classes.step}>
      <div className={classes.line}>
        <span className={classes.sentence}>
          {round.map(({ sentence }) => sentence).join(' → ')}
        </span>
        <span className={classes.at}>
          <Moment at={first} /> – <Moment at={last} />
        </span>
      </div>
      {reasons.length > 0 && <div>{reasons.join(' ')}</div>}
      <Button
        variant="subtle"
        size="compact-xs"
        ml={-8}
        aria-expanded={opened}
        rightSection={<IconChevronDown size={13} aria-hidden />}
        onClick={toggle}
      >
        {times} times in {spanInWords(Date.parse(last) - Date.parse(first))}
      </Button>
      {opened && (
        <ol className={classes.all}>
          {steps.map((step) => (
            <li key={step.id}>
              <StepLines step={step} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
