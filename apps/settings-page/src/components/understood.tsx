import { useTexts } from '../language/texts.tsx';
import classes from './understood.module.css';

/** What a person has to tick before the site's own menus are disabled. */
export function Understood(props: {
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
}) {
  const { warning } = useTexts().menus;
  return (
    <label className={classes.understood}>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={({ currentTarget }) => props.change(currentTarget.checked)}
      />
      {warning.understood}
    </label>
  );
}
