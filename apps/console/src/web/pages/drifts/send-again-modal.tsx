import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { tellDone } from '../../components/tell.tsx';
import { locationNameOf } from '../syncs/use-forced-syncs.tsx';
import type { Drift } from './drift-columns.tsx';

/** Mends a location: Wix is told once more what the POS says of all that differs there. */
export function SendAgainModal({ drift, close }: { readonly drift: Drift; close(): void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const send = useMutation(
    trpc.drifts.sendAgain.mutationOptions({
      onSuccess: () => {
        tellDone('Sending stock to Wix. The location is checked again in a minute.');
        close();
      },
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.drifts.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.stock.pathKey() }),
        ]),
    }),
  );
  return (
    <ReasonModal
      title="Resend stock to Wix"
      lead={`Sends the POS’s stock of all items that differ at ${locationNameOf(drift)} to Wix. The menu does not change.`}
      confirm="Send to Wix"
      request={send}
      close={close}
      onConfirm={(reason) => send.mutate({ configurationId: drift.configurationId, reason })}
    />
  );
}
