import { useCallback, useState } from 'react';
import { type Api, type Refused, refusedBy } from '../session/api.ts';
import { useSite } from './site.tsx';

export interface Action {
  readonly isBusy: boolean;
  /** Why the last attempt failed. */
  readonly refusal: Refused | null;
  /** Asks the server and shows how things stand then; `done` where it did as asked. */
  run<Answer>(ask: (api: Api) => Promise<Answer>, done?: (answer: Answer) => void): void;
}

/** Something that a person can have done; one after the other, with what came of it. */
export function useAction(): Action {
  const { api, refresh } = useSite();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const run = useCallback<Action['run']>(
    (ask, done) => {
      setIsBusy(true);
      setRefusal(null);
      void ask(api)
        .then(
          (answer) => refresh().then(() => done?.(answer)),
          // What it did not fit with is worth seeing.
          (error) => {
            setRefusal(refusedBy(error));
            return refresh();
          },
        )
        .finally(() => setIsBusy(false));
    },
    [api, refresh],
  );
  return { isBusy, refusal, run };
}
