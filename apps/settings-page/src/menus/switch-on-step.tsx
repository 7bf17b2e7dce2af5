import { Button } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import card from '../components/card.module.css';
import { RefusedNotice } from '../components/refused-notice.tsx';
import { useTexts } from '../language/texts.tsx';
import { inUse } from '../site/set-up.ts';
import { useSite } from '../site/site.tsx';
import { useAction } from '../site/use-action.ts';
import classes from './switch-on.module.css';

/** The one step that is taken in Wix and not here. */
export function SwitchOnStep() {
  const { switchOn } = useTexts().setUp;
  const { overview } = useSite();
  const { run, isBusy, refusal } = useAction();
  return (
    <div className={card.stack}>
      <p className={card.text}>{switchOn.lead}</p>
      <ul className={classes.locations}>
        {inUse(overview).map(({ id, name, enabled }) => (
          <li key={id} className={classes.location}>
            <span>{name}</span>
            <Pill tone={enabled ? 'good' : 'quiet'} text={enabled ? switchOn.on : switchOn.off} />
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        loading={isBusy}
        onClick={() => run((api) => api.configurations.fetch.mutate())}
      >
        {switchOn.check}
      </Button>
      <RefusedNotice refusal={refusal} />
    </div>
  );
}
