import type { AccountView } from '@pos-bridge/spi-adapter/settings';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { Boundary } from '../components/boundary.tsx';
import { Section } from '../components/section.tsx';
import { useFormats } from '../language/formats.ts';
import { useTexts } from '../language/texts.tsx';
import { pausedUntil } from '../site/location-state.ts';
import { useSite } from '../site/site.tsx';
import { LocationCard } from './location-card.tsx';
import classes from './locations-section.module.css';
import { PauseControl } from './pause-control.tsx';

/** How each location stands, and what to do where one does not stand well. */
export function LocationsSection({ account }: { readonly account: AccountView }) {
  const { running } = useTexts();
  const formats = useFormats();
  const { overview } = useSite();
  const shown = overview.configurations.filter(
    ({ archived, posLocation }) => !archived || posLocation !== null,
  );
  const allPausedUntil = pausedUntil({ orderingPausedUntil: null }, account, new Date());
  return (
    <Section heading={running.locations.heading}>
      {allPausedUntil !== null && (
        <Notice tone="warn">
          <p>{running.pause.allPaused(formats.moment(allPausedUntil.toISOString()))}</p>
        </Notice>
      )}
      {shown.map((configuration) => (
        <Boundary key={configuration.id}>
          <LocationCard configuration={configuration} account={account} />
        </Boundary>
      ))}
      {shown.length > 1 && (
        <div className={classes.all}>
          <PauseControl
            of={{ accountId: account.id }}
            pausedUntil={allPausedUntil}
            pauseLabel={running.pause.buttonAll}
            resumeLabel={running.pause.resumeAll}
          />
        </div>
      )}
    </Section>
  );
}
