import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { ForRole } from '../../components/roles.tsx';
import { doneWith } from '../../components/tell.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { isFiltered } from '../../search.ts';
import type { DeliveriesSearch } from './search.ts';

/** Tries everything again that was given up, as far as the filter reaches. */
export function RetryAll(props: {
  readonly filter: Omit<DeliveriesSearch, 'before' | 'after' | 'delivery'>;
}) {
  const { state: _state, ...filter } = props.filter;
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const retry = useMutation(
    trpc.deliveries.retryAll.mutationOptions({
      onSuccess: doneWith(
        ({ retried, outdated }) =>
          `Retrying ${retried} deliveries. ${outdated} were superseded by newer webhook events.`,
        () => setAsking(false),
      ),
      onSettled: useChanged('deliveries', 'webhookEvents'),
    }),
  );
  const narrowed = isFiltered(filter);
  return (
    <ForRole needs="support">
      <Button
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Retry failed deliveries
      </Button>
      {asking && (
        <ReasonModal
          title="Retry failed deliveries"
          lead={
            narrowed
              ? 'Sends every dead or canceled delivery in this filter again, unless a newer webhook event supersedes it.'
              : 'Sends every dead or canceled delivery of every account again, unless a newer webhook event supersedes it. To retry fewer, set filters first.'
          }
          confirm="Retry"
          request={retry}
          close={() => setAsking(false)}
          onConfirm={(reason) => retry.mutate({ ...filter, reason })}
        />
      )}
    </ForRole>
  );
}
