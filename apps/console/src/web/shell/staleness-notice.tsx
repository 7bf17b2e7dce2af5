import { IconCloudOff } from '@tabler/icons-react';
import classes from './staleness-notice.module.css';
import type { Staleness } from './use-staleness.ts';

const sentences: Readonly<Record<Exclude<Staleness, 'fresh'>, string>> = {
  offline: 'You are offline. What is shown is old; it is brought up to date once you are back.',
  unanswered: 'The console’s server does not answer. What is shown may be old.',
  failing: 'What is shown is old: it could not be brought up to date. It is tried again.',
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
