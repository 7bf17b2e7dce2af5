import { Button } from '@mantine/core';
import type { AccountView } from '@pos-bridge/spi-adapter/settings';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useAnnounce } from '../components/announcer.tsx';
import card from '../components/card.module.css';
import { RefusedNotice } from '../components/refused-notice.tsx';
import { Section } from '../components/section.tsx';
import { usePanel } from '../components/use-panel.ts';
import { useTexts } from '../language/texts.tsx';
import { useAction } from '../site/use-action.ts';
import classes from './disconnect.module.css';

/** The way out, with what it means before it is taken. */
export function DisconnectSection(props: {
  readonly account: AccountView;
  readonly posName: string;
}) {
  const { disconnect } = useTexts().running;
  const announce = useAnnounce();
  const { run, isBusy, refusal } = useAction();
  const panel = usePanel<HTMLButtonElement>();

  const confirm = (): void =>
    run(
      (api) => api.accounts.disconnect.mutate({ accountId: props.account.id }),
      () => announce(disconnect.done),
    );
  return (
    <Section heading={disconnect.heading} lead={disconnect.lead(props.posName)}>
      {panel.isOpen ? (
        <div className={card.card}>
          <div className={card.stack}>
            <div className={card.wide}>
              <Notice tone="bad" title={disconnect.title}>
                <ul className={classes.effects}>
                  {disconnect.effects.map((effect) => (
                    <li key={effect}>{effect}</li>
                  ))}
                </ul>
              </Notice>
            </div>
            <div className={card.row}>
              <Button color="red.9" loading={isBusy} onClick={confirm}>
                {disconnect.confirm}
              </Button>
              <Button ref={panel.first} variant="default" onClick={panel.close}>
                {disconnect.cancel}
              </Button>
            </div>
            <RefusedNotice refusal={refusal} />
          </div>
        </div>
      ) : (
        <Button ref={panel.opener} variant="default" onClick={panel.open}>
          {disconnect.button}
        </Button>
      )}
    </Section>
  );
}
