import type { AccountView, ConfigurationView } from '@pos-bridge/spi-adapter/settings';
import type { Tone } from '@pos-bridge/ui-theme';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useId } from 'react';
import card from '../components/card.module.css';
import { Disclosure } from '../components/disclosure.tsx';
import { useFormats } from '../language/formats.ts';
import { useTexts } from '../language/texts.tsx';
import type { WhatAndTodo } from '../language/words.ts';
import { SyncButton } from '../menus/sync-button.tsx';
import { SyncProgress } from '../menus/sync-progress.tsx';
import { SyncResult } from '../menus/sync-result.tsx';
import { type LocationState, locationState, pausedUntil } from '../site/location-state.ts';
import { isUnderWay } from '../site/sync-progress.ts';
import classes from './location-card.module.css';
import { PauseControl } from './pause-control.tsx';

const tones: Readonly<Record<LocationState, Tone>> = {
  problem: 'bad',
  'not-ready': 'warn',
  paused: 'warn',
  'no-menu': 'busy',
  'switched-off': 'quiet',
  'takes-orders': 'good',
};

export function LocationCard(props: {
  readonly configuration: ConfigurationView;
  readonly account: AccountView;
}) {
  const { configuration, account } = props;
  const { running } = useTexts();
  const formats = useFormats();
  const heading = useId();
  const now = new Date();
  const state = locationState(configuration, account, now);
  const ownPause = pausedUntil(configuration, undefined, now);
  const until = pausedUntil(configuration, account, now);
  const { latestSync } = configuration;
  return (
    <article className={card.card} aria-labelledby={heading}>
      <div className={classes.head}>
        <h3 id={heading} className={classes.name}>
          {configuration.name}
        </h3>
        <Pill tone={tones[state]} text={running.locations.state[state]} />
      </div>
      <p className={classes.facts}>
        {configuration.posLocation && (
          <span>{running.locations.inPos(configuration.posLocation.name)}</span>
        )}
        <span>
          {configuration.lastSyncedAt === null
            ? running.locations.neverSynced
            : running.locations.lastSynced(formats.moment(configuration.lastSyncedAt))}
        </span>
      </p>
      <ul className={classes.reasons}>
        {configuration.reasons.map(({ code, remedy }) => (
          <Reason
            key={code}
            {...running.locations.reasons[code]}
            remedy={running.locations.remedies[remedy]}
            at={remedy === 'map' ? '#locations' : '#connect'}
          />
        ))}
        {state === 'switched-off' && <Reason {...running.locations.switchedOff} />}
        {state === 'no-menu' && (
          <Reason
            {...running.locations.noMenu}
            remedy={running.locations.noMenu.todo.replace(/\.$/, '')}
            at="#menus"
          />
        )}
        {until !== null && state === 'paused' && (
          <li className={classes.reason}>
            {running.pause.paused(formats.moment(until.toISOString()))}
          </li>
        )}
      </ul>
      {latestSync?.failure && (
        <div className={classes.failure}>
          <SyncResult sync={latestSync} />
        </div>
      )}
      {configuration.isPublished && (
        <div className={classes.actions}>
          {latestSync && isUnderWay(latestSync) ? (
            <div className={card.wide}>
              <SyncProgress sync={latestSync} />
            </div>
          ) : (
            configuration.status === 'READY' && <SyncButton configuration={configuration} />
          )}
          {(configuration.status === 'READY' || ownPause !== null) && (
            <PauseControl
              of={{ configurationId: configuration.id }}
              pausedUntil={ownPause}
              pauseLabel={running.pause.button}
              resumeLabel={running.pause.resume}
              about={configuration.name}
            />
          )}
        </div>
      )}
      {latestSync && !isUnderWay(latestSync) && !latestSync.failure && (
        <Disclosure title={running.locations.lastSync}>
          <SyncResult sync={latestSync} />
          {configuration.lastPublished && <SyncResult sync={configuration.lastPublished} />}
        </Disclosure>
      )}
    </article>
  );
}

function Reason(props: WhatAndTodo & { readonly remedy?: string | null; readonly at?: string }) {
  return (
    <li className={classes.reason}>
      <b>{props.what}</b> {props.todo} {props.remedy && <a href={props.at}>{props.remedy}</a>}
    </li>
  );
}
