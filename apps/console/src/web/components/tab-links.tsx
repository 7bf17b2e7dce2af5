import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './tab-links.module.css';

export interface TabLink {
  readonly name: string;
  readonly link: Pick<LinkProps, 'to' | 'params'>;
  /** Only where the address is this one, and not one below it. */
  readonly exact?: boolean;
}

/** The parts of one subject, each with an address of its own. */
export const TabLinks = (props: { readonly label: string; readonly tabs: readonly TabLink[] }) => (
  <nav aria-label={props.label} className={classes.tabs}>
    {props.tabs.map(({ name, link, exact = false }) => (
      <Link
        key={name}
        {...link}
        className={classes.tab}
        activeProps={{ 'aria-current': 'page' }}
        activeOptions={{ exact, includeSearch: false }}
      >
        {name}
      </Link>
    ))}
  </nav>
);
