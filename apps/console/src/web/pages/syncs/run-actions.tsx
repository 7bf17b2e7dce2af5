import { Button } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { ForRole } from '../../components/roles.tsx';
import { doneWith } from '../../components/tell.tsx';
import { ForceSyncModal } from './force-sync-modal.tsx';
import { isWaitingToRetry, type Run } from './sync-labels.ts';

/** What support can do about a run: end its wait, stop it, or ask for another. */
export function RunActions({ run }: { readonly run: Run }) {
  const [dialog, setDialog] = useState<'stop' | 'again' | 'now' | null>(null);
  const close = () => setDialog(null);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const endingIn = (words: string) => ({
    onSuccess: doneWith(words, close),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.syncs.pathKey() }),
  });
  const stop = useMutation(
    trpc.syncs.stop.mutationOptions(endingIn('Sync stopped. Nothing was published.')),
  );
  const tryNow = useMutation(trpc.syncs.tryNow.mutationOptions(endingIn('The sync goes on now.')));
  return (
    <ForRole needs="support">
      {isWaitingToRetry(run) && (
        <Button
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={() => setDialog('now')}
        >
          Retry now
        </Button>
      )}
      {run.endedAt === null ? (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={14} aria-hidden />}
          onClick={() => setDialog('stop')}
        >
          Stop
        </Button>
      ) : (
        <Button
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={() => setDialog('again')}
        >
          Sync again
        </Button>
      )}
      {dialog === 'again' && (
        <ForceSyncModal
          locations={[
            { configurationId: run.configurationId, name: run.place.locationName ?? 'a location' },
          ]}
          close={close}
        />
      )}
      {dialog === 'now' && (
        <ReasonModal
          title="Retry sync now"
          lead="Retries the sync now. If the fault is still there, it waits again."
          confirm="Retry now"
          request={tryNow}
          close={close}
          onConfirm={(reason) => tryNow.mutate({ runId: run.id, reason })}
        />
      )}
      {dialog === 'stop' && (
        <ReasonModal
          title="Stop sync"
          lead="Discards the draft. Visitors keep seeing the current menu. A sync that is publishing cannot be stopped."
          confirm="Stop sync"
          danger
          request={stop}
          close={close}
          onConfirm={(reason) => stop.mutate({ runId: run.id, reason })}
        />
      )}
    </ForRole>
  );
}
