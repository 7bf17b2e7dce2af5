import type { SyncView } from '@pos-bridge/spi-adapter/settings';
import { Notice } from '@pos-bridge/ui-theme/notice';
import card from '../components/card.module.css';
import { useFormats } from '../language/formats.ts';
import { useTexts } from '../language/texts.tsx';
import { useChangeWords } from './change-words.ts';
import { Findings } from './findings.tsx';
import classes from './menus.module.css';

/** What the last sync published, what it left out and why; or why it did not work. */
export function SyncResult({ sync }: { readonly sync: SyncView }) {
  const { menus } = useTexts();
  const formats = useFormats();
  const words = useChangeWords();
  const when = formats.moment(sync.endedAt ?? sync.requestedAt);

  if (sync.failure !== null) {
    const { what, todo } = menus.failures[sync.failure.code];
    return (
      <div className={classes.wide}>
        <Notice tone="bad" title={`${menus.failed(when)}. ${what}`}>
          <p>{todo}</p>
          {sync.failure.reason !== '' && (
            <p className={classes.detail}>
              {menus.details}: <span lang="en">{sync.failure.reason}</span>
            </p>
          )}
        </Notice>
        <Findings findings={sync.findings} total={sync.findingsTotal} />
      </div>
    );
  }
  if (!sync.published) {
    return (
      <div className={classes.wide}>
        <Notice tone="good" title={menus.upToDate(when)} />
        <Findings findings={sync.findings} total={sync.findingsTotal} />
      </div>
    );
  }
  const said =
    sync.changes && (sync.isFirst ? words.whole(sync.changes) : words.changed(sync.changes));
  return (
    <div className={classes.wide}>
      <Notice tone="good" title={menus.published(when)}>
        {said && <p>{said}</p>}
        {sync.archivedMenus.length > 0 && (
          <p className={card.text}>
            {menus.archived}: {sync.archivedMenus.join(', ')}
          </p>
        )}
      </Notice>
      <Findings findings={sync.findings} total={sync.findingsTotal} />
    </div>
  );
}
