import { VisuallyHidden } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import classes from './progress.module.css';

/** Shows at once that one is on the way to another page, whose code may take a while to come. */
export function Progress() {
  const isUnderWay = useRouterState({
    select: ({ location, resolvedLocation, isLoading }) =>
      isLoading && location.pathname !== resolvedLocation?.pathname,
  });
  return (
    <div role="status">
      {isUnderWay && (
        <div className={classes.bar}>
          <VisuallyHidden>Loading the page</VisuallyHidden>
        </div>
      )}
    </div>
  );
}
