import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { ForRole } from '../../components/roles.tsx';
import { doneWith } from '../../components/tell.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { type DeliveryStory, isMoving, isOver } from './delivery-labels.ts';

/** Tries a delivery again, or gives it up. */
export function DeliveryActions({ delivery }: { readonly delivery: DeliveryStory }) {
  const trpc = useTRPC();
  const [dialog, setDialog] = useState<'retry' | 'cancel' | null>(null);
  const close = () => setDialog(null);
  const onSettled = useChanged('deliveries', 'webhookEvents');
  const { id } = delivery;
  const retry = useMutation(
    trpc.deliveries.retry.mutationOptions({
      onSuccess: doneWith('Delivery queued again.', close),
      onSettled,
    }),
  );
  const cancel = useMutation(
    trpc.deliveries.cancel.mutationOptions({
      onSuccess: doneWith('Delivery canceled.', close),
      onSettled,
    }),
  );
  return (
    <ForRole needs="support">
      <Group gap="xs">
        {delivery.state === 'pending' && (
          <Button variant="default" onClick={() => setDialog('cancel')}>
            Cancel delivery
          </Button>
        )}
        {(isOver(delivery) || delivery.state === 'pending') && (
          <Button onClick={() => setDialog('retry')}>
            {isMoving(delivery) ? 'Retry now' : 'Retry'}
          </Button>
        )}
      </Group>
      {dialog === 'retry' && (
        <ReasonModal
          title="Retry delivery"
          lead="Sends the delivery now. Items with a newer webhook event are left out."
          confirm="Retry"
          request={retry}
          close={close}
          onConfirm={(reason) => retry.mutate({ id, reason })}
        />
      )}
      {dialog === 'cancel' && (
        <ReasonModal
          title="Cancel delivery"
          lead="The delivery is not sent. The endpoint misses this change unless a later webhook event includes the same items."
          confirm="Cancel delivery"
          danger
          request={cancel}
          close={close}
          onConfirm={(reason) => cancel.mutate({ id, reason })}
        />
      )}
    </ForRole>
  );
}
