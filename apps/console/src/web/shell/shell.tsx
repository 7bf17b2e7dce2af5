import { VisuallyHidden } from '@mantine/core';
import { Wordmark } from '@pos-bridge/ui-theme/wordmark';
import { Link, Outlet } from '@tanstack/react-router';
import { Boundary } from '../components/boundary.tsx';
import { Navigation } from './navigation.tsx';
import { Progress } from './progress.tsx';
import classes from './shell.module.css';
import { StalenessNotice } from './staleness-notice.tsx';
import { TopBar } from './top-bar.tsx';
import { useStaleness } from './use-staleness.ts';

/** The frame around every page. */
export function Shell() {
  const staleness = useStaleness();
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <nav aria-label="Pages" className={classes.side}>
        <Boundary>
          <Link to="/" className={classes.brand}>
            <span className={classes.wide}>
              <Wordmark />
            </span>
            <span className={classes.narrow}>
              <Wordmark compact />
            </span>
            <VisuallyHidden>, to the start</VisuallyHidden>
          </Link>
          <Navigation />
        </Boundary>
      </nav>
      <div className={classes.right}>
        <Progress />
        <Boundary>
          <TopBar />
        </Boundary>
        <StalenessNotice state={staleness} />
        <main
          id="content"
          tabIndex={-1}
          className={classes.main}
          data-old={staleness === 'fresh' ? undefined : ''}
        >
          <Outlet />
        </main>
      </div>
    </div>
  );
}
