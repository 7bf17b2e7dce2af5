import { Link, type LinkProps } from '@tanstack/react-router';
import { Count } from './count.tsx';
import classes from './tab-links.module.css';

export interface TabLink {
  readonly name: string;
  readonly link: Pick<LinkProps, 'to' | 'params'>;
  /** Only where the address is this one, and not one below it. */
  readonly exact?: boolean;
  /** How much waits there. */
  readonly count?: number | undefined;
}

/** The parts of one subject, each with an address of its own. */
export const TabLinks = (props: { readonly label: string; readonly tabs: readonly TabLink[] }) => (
  <nav aria-label={props.label} className={classes.tabs}>
    {props.tabs.map(({ name, link, exact = false, count }) => (
      <Link
        key={name}
        {...link}
        className={classes.tab}
        activeProps={{ 'aria-current': 'page' }}
        activeOptions={{ exact, includeSearch: false }}
      >
        {name}
        <Count count={count} />
      </Link>
    ))}
  </nav>
);
