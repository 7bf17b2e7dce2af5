import type { ConfigurationView } from '@pos-bridge/spi-adapter/settings';
import card from '../components/card.module.css';
import { useTexts } from '../language/texts.tsx';
import { isUnderWay } from '../site/sync-progress.ts';
import { SyncButton } from './sync-button.tsx';
import { SyncProgress } from './sync-progress.tsx';
import { SyncResult } from './sync-result.tsx';

/** The menu of one location: how far a sync is, what the last one did, and the way to the next. */
export function MenuSync({ configuration }: { readonly configuration: ConfigurationView }) {
  const { menus } = useTexts();
  const { latestSync, lastPublished, isPublished, status } = configuration;
  if (latestSync && isUnderWay(latestSync)) return <SyncProgress sync={latestSync} />;
  return (
    <div className={card.stack}>
      {latestSync && <SyncResult sync={latestSync} />}
      {lastPublished && <SyncResult sync={lastPublished} />}
      {status !== 'READY' && <p className={card.quiet}>{menus.notReady}</p>}
      {status === 'READY' && isPublished && <SyncButton configuration={configuration} />}
    </div>
  );
}
