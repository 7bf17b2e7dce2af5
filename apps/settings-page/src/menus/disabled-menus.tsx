import { Notice } from '@pos-bridge/ui-theme/notice';
import card from '../components/card.module.css';
import { useTexts } from '../language/texts.tsx';
import classes from './menus.module.css';

/** The warning before the first sync: the site's own menus go. */
export function DisabledMenus(props: {
  /** Known of every location: there is none to disable. */
  readonly disablesNothing: boolean;
  readonly archived: readonly { readonly location: string; readonly names: readonly string[] }[];
}) {
  const { warning } = useTexts().menus;
  if (props.disablesNothing) {
    return (
      <div className={card.wide}>
        <Notice tone="good">
          <p>{warning.none}</p>
        </Notice>
      </div>
    );
  }
  return (
    <div className={card.wide}>
      <Notice tone="warn" title={warning.title}>
        <p>{warning.text}</p>
        {props.archived.length > 0 && (
          <>
            <p>{warning.names}</p>
            <ul className={classes.names}>
              {props.archived.map(({ location, names }) => (
                <li key={location}>{warning.at(location, names)}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    </div>
  );
}
