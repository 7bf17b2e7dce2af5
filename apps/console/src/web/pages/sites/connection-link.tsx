import { Select, Skeleton } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { LinkModal } from '../accounts/page/authorization-link.tsx';

const title = 'Connect a POS';

/** The link with which a merchant connects a POS to a site for the first time. */
export function ConnectionLinkModal(props: { readonly instanceId: string; close(): void }) {
  const { instanceId, close } = props;
  const trpc = useTRPC();
  const known = useQuery(trpc.accounts.providers.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const link = useMutation(
    trpc.accounts.connectionLink.mutationOptions({ onSettled: useChanged('sites', 'accounts') }),
  );
  if (link.data !== undefined) return <LinkModal title={title} {...link.data} close={close} />;

  const providers = known.data?.providers ?? [];
  const provider = chosen ?? (providers.length === 1 ? (providers[0]?.key ?? null) : null);
  return (
    <ReasonModal
      title={title}
      lead="Creates a link for the merchant. The merchant opens it and allows access at the POS. The account appears when that is done."
      confirm="Create link"
      ready={provider !== null}
      request={link}
      close={close}
      onConfirm={(reason) => {
        if (provider !== null) link.mutate({ instanceId, provider, reason });
      }}
    >
      {known.error !== null && known.data === undefined && (
        <Failure error={known.error} retry={() => void known.refetch()} />
      )}
      {known.isPending && <Skeleton h={54} />}
      {known.data !== undefined && providers.length === 0 && (
        <Notice tone="warn" title="No POS is set up">
          Ask whoever runs the bridge to set one up.
        </Notice>
      )}
      {providers.length > 0 && (
        <Select
          label="POS"
          size="sm"
          placeholder="Choose the merchant’s POS"
          data={providers.map(({ key, name }) => ({ value: key, label: name }))}
          value={provider}
          allowDeselect={false}
          onChange={setChosen}
        />
      )}
    </ReasonModal>
  );
}
