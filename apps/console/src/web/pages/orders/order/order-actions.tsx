import { Button, Text } from '@mantine/core';
import { IconBellOff, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../api.ts';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { ForRole } from '../../../components/roles.tsx';
import { doneWith } from '../../../components/tell.tsx';
import type { Order } from '../order-labels.ts';

const ways = {
  resubmit: {
    name: 'Send again',
    lead: 'The POS refused this order or never received it, so sending it again cannot create a duplicate. The reference stays the same.',
    done: 'Sending the order to the POS again.',
  },
  send: {
    name: 'Send now',
    lead: 'Nothing has reached the POS. Sends the order now instead of at the next attempt.',
    done: 'Sending the order to the POS.',
  },
  ask: {
    name: 'Check with the POS',
    lead: 'The POS may have created the order, so it is not sent twice. Looks the order up by its reference and sends it again only if that is safe.',
    done: 'Checking with the POS.',
  },
} as const;

const whyNot: Readonly<Record<Extract<Order['retry'], { way: 'none' }>['why'], string>> = {
  created: 'The order is in the kitchen.',
  'in-hand': 'The order is being processed. Try again in a moment.',
  'canceled-on-wix': 'The order is canceled on Wix and cannot be sent again.',
  'known-to-pos': 'The POS has the order. Sending it again could create a duplicate.',
  erased: 'The customer’s data is erased. The order can no longer be sent.',
};

/** What support may do with an order: only what is proven not to double it. */
export function OrderActions({ order }: { readonly order: Order }) {
  const [dialog, setDialog] = useState<'retry' | 'settle' | null>(null);
  const close = () => setDialog(null);
  const { retry } = order;
  return (
    <ForRole needs="support">
      {order.attention !== null && (
        <Button
          variant="default"
          leftSection={<IconBellOff size={14} aria-hidden />}
          onClick={() => setDialog('settle')}
        >
          Mark as resolved
        </Button>
      )}
      {retry.way === 'none' ? (
        retry.why !== 'created' && (
          <Text size="sm" c="dimmed">
            {whyNot[retry.why]}
          </Text>
        )
      ) : (
        <Button leftSection={<IconSend size={14} aria-hidden />} onClick={() => setDialog('retry')}>
          {ways[retry.way].name}
        </Button>
      )}
      {dialog === 'retry' && retry.way !== 'none' && (
        <RetryModal order={order} way={retry.way} close={close} />
      )}
      {dialog === 'settle' && <SettleModal order={order} close={close} />}
    </ForRole>
  );
}

interface DialogProps {
  readonly order: Order;
  close(): void;
}

function useOrdersChanged() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: trpc.orders.pathKey() });
}

function RetryModal({ order, way, close }: DialogProps & { readonly way: keyof typeof ways }) {
  const trpc = useTRPC();
  const { name, lead, done } = ways[way];
  const retry = useMutation(
    trpc.orders.retry.mutationOptions({
      onSuccess: doneWith(done, close),
      onSettled: useOrdersChanged(),
    }),
  );
  return (
    <ReasonModal
      title={name}
      lead={lead}
      confirm={name}
      request={retry}
      close={close}
      onConfirm={(reason) => retry.mutate({ id: order.id, reason })}
    />
  );
}

function SettleModal({ order, close }: DialogProps) {
  const trpc = useTRPC();
  const settle = useMutation(
    trpc.orders.settle.mutationOptions({
      onSuccess: doneWith('Order removed from the work list.', close),
      onSettled: useOrdersChanged(),
    }),
  );
  return (
    <ReasonModal
      title="Mark order as resolved"
      lead="Removes the order from the work list. Nothing is sent to Wix or the POS. It comes back only for a new problem."
      confirm="Mark as resolved"
      request={settle}
      close={close}
      onConfirm={(reason) => settle.mutate({ id: order.id, reason })}
    />
  );
}
