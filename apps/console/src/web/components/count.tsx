import { VisuallyHidden } from '@mantine/core';
import classes from './count.module.css';

/** The server counts one further than is shown. */
const shownAtMost = 99;

/** How much waits where a link leads; nothing where nothing does. */
export function Count({ count }: { readonly count: number | undefined }) {
  if (!count) return null;
  return (
    <span className={classes.count}>
      {count > shownAtMost ? `${shownAtMost}+` : count}
      <VisuallyHidden> waiting</VisuallyHidden>
    </span>
  );
}
