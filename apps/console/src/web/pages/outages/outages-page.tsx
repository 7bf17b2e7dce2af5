import { Box, Button, Skeleton } from '@mantine/core';
import { IconCheck, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Boundaries } from '../../components/boundary.tsx';
import { Failure } from '../../components/failure.tsx';
import { oneOf } from '../../components/filters.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { ForRole } from '../../components/roles.tsx';
import { whileTurning } from '../../components/while-turning.ts';
import { AffectedSection } from './affected-section.tsx';
import { NotTakenSection } from './not-taken-section.tsx';
import { type OrderWork, OrderWorkModal } from './order-work-modal.tsx';
import { outageColumns } from './outage-columns.tsx';
import { type OutageWindow, showLabel, shows } from './outage-labels.ts';
import { OutageSummary } from './outage-summary.tsx';
import { useOutageWindow, WindowBar } from './outage-window.tsx';
import type { OutagesSearch } from './search.ts';

const route = getRouteApi('/signed-in/outages');
const lookAgainMs = 15_000;

/** After an outage: which orders came in, how late each reached the kitchen, and what is still to be done. */
export function OutagesPage() {
  const search = route.useSearch();
  const { before, after, show } = search;
  const window = useOutageWindow(search);
  const trpc = useTRPC();
  const navigate = route.useNavigate();
  const [work, setWork] = useState<OrderWork | null>(null);
  const asked = { ...window, show, before, after };
  const query = useQuery(
    trpc.outages.orders.queryOptions(asked, {
      placeholderData: whileTurning(asked),
      refetchInterval: lookAgainMs,
    }),
  );
  const set = (changes: Partial<OutagesSearch>) =>
    void navigate({
      search: (old) => ({ ...old, before: undefined, after: undefined, ...changes }),
      replace: true,
    });
  return (
    <ListPage
      title="After an outage"
      lead="Which orders came in, how late each reached the kitchen, and what is still open."
      noun={['order', 'orders']}
      csv="outage-orders"
      actions={
        <ForRole needs="support">
          <Button
            variant="default"
            leftSection={<IconCheck size={14} aria-hidden />}
            onClick={() => setWork('settle')}
          >
            Mark as resolved…
          </Button>
          <Button
            leftSection={<IconSend size={14} aria-hidden />}
            onClick={() => setWork('resend')}
          >
            Send again…
          </Button>
        </ForRole>
      }
      above={
        <Boundaries>
          <WindowBar window={window} set={set} />
          <Sums window={window} show={(next) => set({ show: next })} />
          <AffectedSection window={window} />
        </Boundaries>
      }
      columns={outageColumns}
      rowKey={({ id }) => id}
      query={query}
      filter={{
        from: window.from,
        until: search.until,
        accountId: search.accountId,
        show,
      }}
      at={{ before, after }}
      fields={[{ name: 'show', label: 'Show', kind: showField, width: 210 }]}
      opens={({ id }) => ({ to: '/orders/$orderId', params: { orderId: id } })}
      empty={noOrders}
      noMatch={noOrders}
    >
      {work !== null && (
        <OrderWorkModal work={work} window={window} show={show} close={() => setWork(null)} />
      )}
    </ListPage>
  );
}

const showField = oneOf(shows, showLabel);
const noOrders = {
  title: 'No orders',
  description: 'Choose another time, or show other orders.',
};

function Sums(props: { readonly window: OutageWindow; show(show: OutagesSearch['show']): void }) {
  const { window } = props;
  const trpc = useTRPC();
  const outage = useQuery(trpc.outages.get.queryOptions(window, { refetchInterval: lookAgainMs }));
  if (outage.data === undefined) {
    return outage.error === null ? (
      <Skeleton h={92} mb="md" aria-busy />
    ) : (
      <Box mb="md">
        <Failure error={outage.error} retry={() => void outage.refetch()} />
      </Box>
    );
  }
  return (
    <Boundaries>
      <OutageSummary outage={outage.data} show={props.show} />
      <NotTakenSection notTaken={outage.data.notTaken} />
    </Boundaries>
  );
}
