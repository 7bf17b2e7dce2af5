import { Button, Loader } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import card from '../components/card.module.css';
import { useTexts } from '../language/texts.tsx';
import type { WaitingForConsent } from './consent-window.ts';
import classes from './waiting.module.css';

export function Waiting(props: { readonly waiting: WaitingForConsent; readonly stop: () => void }) {
  const { connect } = useTexts().setUp;
  const { url, pos, isBlocked } = props.waiting;
  return (
    <div className={card.stack}>
      {isBlocked && (
        <Notice tone="warn" alert>
          <p>{connect.blocked}</p>
          <p>
            <a href={url} target="_blank" rel="noreferrer">
              {connect.openByHand(pos)}
            </a>
          </p>
        </Notice>
      )}
      <div className={classes.waiting} role="status">
        <Loader size="sm" aria-hidden />
        <div>
          <p className={classes.title}>{connect.waiting}</p>
          <p className={card.quiet}>{connect.waitingHelp}</p>
        </div>
      </div>
      <div className={card.row}>
        <Button variant="default" size="xs" onClick={props.stop}>
          {connect.cancel}
        </Button>
        {!isBlocked && (
          <a href={url} target="_blank" rel="noreferrer">
            {connect.openByHand(pos)}
          </a>
        )}
      </div>
    </div>
  );
}
