import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Identifier } from '../../components/identifier.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { doneWith } from '../../components/tell.tsx';
import { useChanged } from '../../components/use-changed.ts';

interface SettleNotTakenModalProps {
  readonly order: { readonly instanceId: string; readonly wixOrderId: string };
  close(): void;
}

/** Takes an order that the bridge did not take off the work list. */
export function SettleNotTakenModal({ order, close }: SettleNotTakenModalProps) {
  const { instanceId, wixOrderId } = order;
  const trpc = useTRPC();
  const settle = useMutation(
    trpc.orders.settleNotTaken.mutationOptions({
      onSuccess: doneWith('Order removed from the work list.', close),
      onSettled: useChanged('desk'),
    }),
  );
  return (
    <ReasonModal
      title="Mark order as resolved"
      lead={
        <>
          Wix order <Identifier value={wixOrderId} />
          <br />
          The merchant sees it in the Wix dashboard. Once they have cooked or canceled it, mark it
          as resolved. Nothing is sent to Wix or the POS.
        </>
      }
      confirm="Mark as resolved"
      request={settle}
      close={close}
      onConfirm={(reason) => settle.mutate({ instanceId, wixOrderId, reason })}
    />
  );
}
