import type { AccountView } from '@pos-bridge/spi-adapter/settings';
import type { Tone } from '@pos-bridge/ui-theme';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Wordmark } from '@pos-bridge/ui-theme/wordmark';
import type { Ref } from 'react';
import { useTexts } from './language/texts.tsx';
import classes from './page-header.module.css';
import { locationState } from './site/location-state.ts';
import { inUse, isSetUp, type Steps, stepNames } from './site/set-up.ts';
import { useSite } from './site/site.tsx';

/** Whose page it is, and in one glance how everything stands. */
export function PageHeader(props: {
  readonly account: AccountView | undefined;
  readonly posName: string | undefined;
  readonly steps: Steps;
  readonly heading: Ref<HTMLHeadingElement>;
}) {
  const texts = useTexts();
  const { tone, words } = useOverall(props.steps, props.account);
  const { account, posName } = props;
  return (
    <header className={classes.header}>
      <span className={classes.mark}>
        <Wordmark compact />
      </span>
      <div className={classes.names}>
        <h1 ref={props.heading} tabIndex={-1} className={classes.title}>
          {texts.pageTitle}
        </h1>
        {account?.merchantName && (
          <p className={classes.merchant}>
            {account.merchantName} · {posName}
          </p>
        )}
      </div>
      <Pill tone={tone} text={words} />
    </header>
  );
}

function useOverall(
  steps: Steps,
  account: AccountView | undefined,
): { readonly tone: Tone; readonly words: string } {
  const { overall } = useTexts();
  const { overview } = useSite();
  const now = new Date();
  const used = inUse(overview);
  const states = used.map((configuration) => locationState(configuration, account, now));
  const inTrouble =
    stepNames.some((name) => steps[name] === 'trouble') || states.includes('problem');
  if (inTrouble) return { tone: 'bad', words: overall.trouble };
  if (!isSetUp(steps)) {
    const done = stepNames.filter((name) => steps[name] === 'done').length;
    return { tone: 'busy', words: overall.setUp(done, stepNames.length) };
  }
  const good = states.filter((state) => state === 'takes-orders').length;
  return good === used.length
    ? { tone: 'good', words: overall.allGood }
    : { tone: 'warn', words: overall.someGood(good, used.length) };
}
