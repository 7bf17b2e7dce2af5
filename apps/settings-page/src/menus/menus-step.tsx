import card from '../components/card.module.css';
import { useTexts } from '../language/texts.tsx';
import { inUse } from '../site/set-up.ts';
import { useSite } from '../site/site.tsx';
import { isUnderWay } from '../site/sync-progress.ts';
import { FirstSyncs } from './first-syncs.tsx';
import { MenuSync } from './menu-sync.tsx';
import classes from './menus.module.css';

/** Brings the menus of all matched locations over, the first time with a clear warning. */
export function MenusStep() {
  const { menus } = useTexts();
  const { overview } = useSite();
  const used = inUse(overview);
  const toBegin = used.filter(
    ({ isPublished, status, latestSync }) =>
      !isPublished && status === 'READY' && !(latestSync && isUnderWay(latestSync)),
  );
  const others = used.filter((configuration) => !toBegin.includes(configuration));
  return (
    <div className={card.stack}>
      <p className={card.text}>{menus.lead}</p>
      {used.length === 0 && <p className={card.quiet}>{menus.noneMatched}</p>}
      {others.map((configuration) => (
        <div key={configuration.id} className={classes.location}>
          <h4 className={classes.name}>{configuration.name}</h4>
          <MenuSync configuration={configuration} />
        </div>
      ))}
      {toBegin.length > 0 && <FirstSyncs configurations={toBegin} />}
    </div>
  );
}
