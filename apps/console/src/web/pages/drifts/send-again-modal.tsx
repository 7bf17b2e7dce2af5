import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { doneWith } from '../../components/tell.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { locationNameOf } from '../syncs/use-forced-syncs.tsx';
import type { Drift } from './drift-columns.tsx';

/** Mends a location: Wix is told once more what the POS says of all that differs there. */
export function SendAgainModal({ drift, close }: { readonly drift: Drift; close(): void }) {
  const trpc = useTRPC();
  const send = useMutation(
    trpc.drifts.sendAgain.mutationOptions({
      onSuccess: doneWith(
        'Sending stock to Wix. The location is checked again in a minute.',
        close,
      ),
      onSettled: useChanged('drifts', 'stock'),
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
