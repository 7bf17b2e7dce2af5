import { Button, Text } from '@mantine/core';
import { IconBellOff, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../api.ts';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { ForRole } from '../../../components/roles.tsx';
import { tellDone } from '../../../components/tell.tsx';
import type { Order } from '../order-labels.ts';

const ways = {
  resubmit: {
    name: 'Send again',
    lead: 'The POS has refused this order, or never got it: that is proven, so it cannot be doubled. It goes out anew; the POS knows it by the same reference.',
    done: 'The order is on its way to the POS again.',
  },
  send: {
    name: 'Send now',
    lead: 'Nothing that was sent can have reached the POS. The order goes out now instead of at its next try.',
    done: 'The order is on its way to the POS.',
  },
  ask: {
    name: 'Ask the POS again',
    lead: 'A create that was sent may have taken effect, so it is not repeated. The POS is asked for the order by its reference; it is sent again only if that is proven safe.',
    done: 'The POS is being asked.',
  },
} as const;

const whyNot: Readonly<Record<Extract<Order['retry'], { way: 'none' }>['why'], string>> = {
  created: 'The kitchen has it.',
  'in-hand': 'The bridge is talking to the POS about it right now.',
  'canceled-on-wix': 'It is canceled on Wix, so it is not sent again.',
  'known-to-pos': 'The POS knows it, so sending it again could double it.',
  erased: 'The customer’s data is erased, so it cannot be sent any more.',
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
          Taken care of
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
      onSuccess: () => {
        tellDone(done);
        close();
      },
      onSettled: useOrdersChanged(),
    }),
  );
  return (
    <ReasonModal
      title={name}
      lead={lead}
      confirm={name}
      busy={retry.isPending}
      error={retry.error}
      close={close}
      onConfirm={(reason) => retry.mutate({ id: order.id, reason })}
    />
  );
}

function SettleModal({ order, close }: DialogProps) {
  const trpc = useTRPC();
  const settle = useMutation(
    trpc.orders.settle.mutationOptions({
      onSuccess: () => {
        tellDone('The order is off the work list.');
        close();
      },
      onSettled: useOrdersChanged(),
    }),
  );
  return (
    <ReasonModal
      title="The order is taken care of"
      lead="It leaves the work list; nothing is told to Wix or the POS. It is raised again only for something new."
      confirm="Taken care of"
      busy={settle.isPending}
      error={settle.error}
      close={close}
      onConfirm={(reason) => settle.mutate({ id: order.id, reason })}
    />
  );
}
