import type { SettingsApi } from '@pos-bridge/spi-adapter/settings-api';
import { useCallback, useState } from 'react';
import { Refused, type RouteName } from '../session/api.ts';
import { useSite } from './site.tsx';

export interface Action {
  readonly isBusy: boolean;
  /** Why the last attempt failed. */
  readonly refusal: Refused | null;
  /** Asks the server and shows how things stand then; undefined where it refused. */
  run: Run;
}

type Run = <Name extends RouteName>(
  name: Name,
  input: SettingsApi[Name]['input'],
) => Promise<SettingsApi[Name]['answer'] | undefined>;

/** Something that a person can have done; one after the other, with what came of it. */
export function useAction(): Action {
  const { api, refresh } = useSite();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const run = useCallback<Run>(
    async (name, input) => {
      setIsBusy(true);
      setRefusal(null);
      try {
        const answer = await api.call(name, input);
        await refresh();
        return answer;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        setRefusal(error);
        // What it did not fit with is worth seeing.
        await refresh();
        return undefined;
      } finally {
        setIsBusy(false);
      }
    },
    [api, refresh],
  );
  return { isBusy, refusal, run };
}
