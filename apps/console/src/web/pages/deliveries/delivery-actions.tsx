import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { ForRole } from '../../components/roles.tsx';
import { tellDone } from '../../components/tell.tsx';
import { type DeliveryStory, isMoving, isOver } from './delivery-labels.ts';

export function useDeliveriesChanged() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.deliveries.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.webhookEvents.pathKey() }),
    ]);
  };
}

/** Tries a delivery again, or gives it up. */
export function DeliveryActions({ delivery }: { readonly delivery: DeliveryStory }) {
  const trpc = useTRPC();
  const [dialog, setDialog] = useState<'retry' | 'cancel' | null>(null);
  const close = () => setDialog(null);
  const onSettled = useDeliveriesChanged();
  const { id } = delivery;
  const retry = useMutation(
    trpc.deliveries.retry.mutationOptions({
      onSuccess: () => {
        tellDone('It is tried again, with all its attempts.');
        close();
      },
      onSettled,
    }),
  );
  const cancel = useMutation(
    trpc.deliveries.cancel.mutationOptions({
      onSuccess: () => {
        tellDone('It is not sent any more.');
        close();
      },
      onSettled,
    }),
  );
  return (
    <ForRole needs="support">
      <Group gap="xs">
        {delivery.state === 'pending' && (
          <Button variant="default" onClick={() => setDialog('cancel')}>
            Cancel it
          </Button>
        )}
        {(isOver(delivery) || delivery.state === 'pending') && (
          <Button onClick={() => setDialog('retry')}>
            {isMoving(delivery) ? 'Try now' : 'Try again'}
          </Button>
        )}
      </Group>
      {dialog === 'retry' && (
        <ReasonModal
          title="Try the delivery again"
          lead="It goes out at once, with those of its items that no newer message speaks of."
          confirm="Try again"
          busy={retry.isPending}
          error={retry.error}
          close={close}
          onConfirm={(reason) => retry.mutate({ id, reason })}
        />
      )}
      {dialog === 'cancel' && (
        <ReasonModal
          title="Cancel the delivery"
          lead="It is not sent. The target does not learn of this change, unless a later message speaks of the same items."
          confirm="Cancel the delivery"
          danger
          busy={cancel.isPending}
          error={cancel.error}
          close={close}
          onConfirm={(reason) => cancel.mutate({ id, reason })}
        />
      )}
    </ForRole>
  );
}
