import type { SyncPreview } from '@pos-bridge/spi-adapter/settings';
import { useCallback, useEffect, useState } from 'react';
import { type Refused, refusedBy } from '../session/api.ts';
import { useSite } from '../site/site.tsx';

/** What a first sync would do at a location; undefined while nobody knows yet. */
export type PreviewState =
  | SyncPreview
  | { readonly outcome: 'refused'; readonly refusal: Refused }
  | undefined;

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
    const show = (state: PreviewState) => {
      if (isWanted) setPreviews((before) => ({ ...before, [next]: state }));
    };
    api.configurations.previewSync
      .query({ configurationId: next })
      .then(show, (error) => show({ outcome: 'refused', refusal: refusedBy(error) }));
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
