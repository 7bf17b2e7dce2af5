import type { SyncView } from '@pos-bridge/spi-adapter/settings';
import { Disclosure } from '../components/disclosure.tsx';
import { useTexts } from '../language/texts.tsx';
import { groupFindings } from '../site/group-findings.ts';
import classes from './menus.module.css';

/** What is wrong with the menu that came from the POS: left out, or in the way of publishing it. */
export function Findings(props: {
  readonly findings: SyncView['findings'];
  readonly total: number;
}) {
  const { menus } = useTexts();
  if (props.findings.length === 0) return null;
  const blocks = props.findings.some(({ severity }) => severity === 'blocks');
  const notShown = props.total - props.findings.length;
  return (
    <div className={classes.findings}>
      <Disclosure
        title={blocks ? menus.blocks : menus.leftOut(props.total)}
        startsOpen={blocks || props.total <= 3}
      >
        <ul className={classes.groups}>
          {groupFindings(props.findings).map(({ code, severity, sentences }) => (
            <li key={`${severity} ${code}`}>
              <span className={classes.meaning}>
                {menus.severities[severity]} {menus.findings[code]}
              </span>
              <ul className={classes.sentences} lang="en">
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </li>
          ))}
          {notShown > 0 && <li>{menus.more(notShown)}</li>}
        </ul>
      </Disclosure>
    </div>
  );
}
