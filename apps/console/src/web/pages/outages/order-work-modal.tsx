import { Skeleton } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { counted } from '../../components/counted.ts';
import { Failure } from '../../components/failure.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { ordersText, worthText } from '../orders/order-sums.ts';
import { BulkRun } from './bulk-run.tsx';
import type { OutageWindow, Preview, Show } from './outage-labels.ts';

export type OrderWork = 'settle' | 'resend';

type Item =
  | { readonly kind: 'order'; readonly id: string }
  | { readonly kind: 'not-taken'; readonly name: Preview['notTaken'][number] };

const texts = {
  settle: {
    title: 'Mark orders as resolved',
    lead: 'The orders leave the work list. Nothing is sent to Wix or the POS.',
    confirm: 'Mark as resolved',
    leftOut: 'Left as they are',
    done: (count: number) => `${counted(count, 'order')} marked as resolved`,
  },
  resend: {
    title: 'Send orders again',
    lead: 'Only open orders, each in the way that cannot create a duplicate: refused ones are sent anew, and where the outcome is unknown the POS is asked first.',
    confirm: 'Send again',
    leftOut: 'Not sent again',
    done: (count: number) => `${counted(count, 'order')} on the way again`,
  },
} as const;

/** Settles or resends the orders that are shown: first how many and what they come to, then why, then batch by batch. */
export function OrderWorkModal(props: {
  readonly work: OrderWork;
  readonly window: OutageWindow;
  readonly show: Show | undefined;
  close(): void;
}) {
  const { work, window, show, close } = props;
  const trpc = useTRPC();
  const text = texts[work];
  const preview = useQuery(
    trpc.outages.preview.queryOptions(
      { ...window, show, work },
      // What a person has agreed to stays as it was shown.
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
    ),
  );
  const settle = useMutation(trpc.outages.settle.mutationOptions());
  const resend = useMutation(trpc.outages.resend.mutationOptions());
  const changed = useChanged('outages', 'orders', 'desk');
  const { data } = preview;
  const items = data === undefined || data.tooMany ? [] : itemsOf(data);
  return (
    <BulkRun<Item>
      title={text.title}
      lead={text.lead}
      preview={data && !data.tooMany ? previewText(data) : undefined}
      items={items}
      leftOut={data?.refused ?? []}
      leftOutTitle={text.leftOut}
      confirm={text.confirm}
      doneText={text.done}
      link={(id) =>
        id.startsWith('ord_') ? (
          <TextLink to="/orders/$orderId" params={{ orderId: id }} className="mono">
            {id.slice(-8)}
          </TextLink>
        ) : (
          <span className="mono">{id}</span>
        )
      }
      run={(batch, reason) => {
        const orders = batch.flatMap((item) => (item.kind === 'order' ? [item.id] : []));
        if (work === 'resend') return resend.mutateAsync({ orders, reason });
        const notTaken = batch.flatMap((item) => (item.kind === 'not-taken' ? [item.name] : []));
        return settle.mutateAsync({ orders, notTaken, reason });
      }}
      close={() => {
        void changed();
        close();
      }}
    >
      {preview.isPending && <Skeleton h={24} w={220} aria-busy />}
      {preview.error !== null && (
        <Failure error={preview.error} retry={() => void preview.refetch()} />
      )}
      {data?.tooMany && (
        <Notice tone="warn" title="More than 1,000 orders">
          Choose a shorter window or fewer orders to show.
        </Notice>
      )}
    </BulkRun>
  );
}

const itemsOf = ({ orders, notTaken }: Preview): readonly Item[] => [
  ...orders.map((id) => ({ kind: 'order' as const, id })),
  ...notTaken.map((name) => ({ kind: 'not-taken' as const, name })),
];

function previewText({ orders, notTaken, worth }: Preview): string {
  if (orders.length + notTaken.length === 0) return 'No orders';
  if (notTaken.length === 0) return ordersText(orders.length, worth);
  const all = counted(orders.length + notTaken.length, 'order');
  const ofThem = `${notTaken.length} of them not taken by the bridge`;
  return [all, worthText(worth), ofThem].filter((text) => text !== '').join(', ');
}
