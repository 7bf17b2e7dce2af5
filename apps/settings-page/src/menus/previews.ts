import type { SyncPreview } from '@pos-bridge/spi-adapter/settings';
import { useCallback, useEffect, useState } from 'react';
import { Refused } from '../session/api.ts';
import { useSite } from '../site/site.tsx';

/** What a first sync would do at a location; undefined while nobody knows yet. */
export type PreviewState = SyncPreview | Refused | undefined;

/**
 * Asks what a sync would do at each location: who is about to decide should know what about. One after
 * the other, since each reads a whole menu from the POS.
 */
export function usePreviews(configurationIds: readonly string[]): {
  readonly previews: Readonly<Record<string, PreviewState>>;
  lookAgain(configurationId: string): void;
} {
  const { api } = useSite();
  const [previews, setPreviews] = useState<Readonly<Record<string, PreviewState>>>({});
  const next = configurationIds.find((id) => previews[id] === undefined);
  useEffect(() => {
    if (next === undefined) return;
    let isWanted = true;
    const keep = (state: PreviewState) => {
      if (isWanted) setPreviews((before) => ({ ...before, [next]: state }));
    };
    api
      .call('POST /configurations/:configurationId/sync-preview', { configurationId: next })
      .then(keep, (error) => keep(error instanceof Refused ? error : new Refused('FAULT')));
    return () => {
      isWanted = false;
    };
  }, [api, next]);
  const lookAgain = useCallback(
    (id: string) => setPreviews((before) => ({ ...before, [id]: undefined })),
    [],
  );
  return { previews, lookAgain };
}
