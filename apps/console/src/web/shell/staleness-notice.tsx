import { IconCloudOff } from '@tabler/icons-react';
import classes from './staleness-notice.module.css';
import type { Staleness } from './use-staleness.ts';

const sentences: Readonly<Record<Exclude<Staleness, 'fresh'>, string>> = {
  offline: 'You are offline. This page may be out of date; it updates when you are back online.',
  unanswered: 'The console’s server does not answer. This page may be out of date.',
  failing: 'This page could not be updated and may be out of date. Trying again.',
};

/** Above every page while what it shows may be old. */
export function StalenessNotice({ state }: { readonly state: Staleness }) {
  return (
    <div role="status">
      {state !== 'fresh' && (
        <p className={classes.notice}>
          <IconCloudOff size={16} aria-hidden />
          {sentences[state]}
        </p>
      )}
    </div>
  );
}
