import { Progress } from '@mantine/core';
import type { SyncView } from '@pos-bridge/spi-adapter/settings';
import card from '../components/card.module.css';
import { useFormats } from '../language/formats.ts';
import { useTexts } from '../language/texts.tsx';
import { percentOf, phaseOf } from '../site/sync-progress.ts';
import classes from './menus.module.css';

/** A sync that is under way, as it goes on. */
export function SyncProgress({ sync }: { readonly sync: SyncView }) {
  const { menus } = useTexts();
  const formats = useFormats();
  const percent = percentOf(sync);
  const phase = menus.phases[phaseOf(sync)];
  return (
    <div className={classes.progress}>
      <div className={classes.progressHead}>
        {/* The phase is spoken when it changes; the number would never be quiet. */}
        <span role="status">{phase}</span>
        <span className={classes.percent} aria-hidden>
          {percent}%
        </span>
      </div>
      <Progress.Root size="lg" radius="xl">
        <Progress.Section
          value={percent}
          animated
          aria-label={phase}
          aria-valuetext={menus.percent(percent)}
        />
      </Progress.Root>
      {sync.waitsUntil !== null && (
        <p className={card.quiet}>{menus.waits(formats.moment(sync.waitsUntil))}</p>
      )}
    </div>
  );
}
