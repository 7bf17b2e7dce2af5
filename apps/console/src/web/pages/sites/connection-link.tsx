import { List, Select, Skeleton } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { counted } from '../../components/counted.ts';
import { Failure } from '../../components/failure.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { LinkModal } from '../accounts/page/authorization-link.tsx';

/** An account that another one is to take the place of. */
interface Replaced {
  readonly id: string;
  readonly merchantName: string | null;
  readonly openOrders: number;
  readonly matchedLocations: number;
}

/** The link with which a merchant connects a POS to a site: for the first time, or another one in place of `replaced`. */
export function ConnectionLinkModal(props: {
  readonly instanceId: string;
  readonly replaced?: Replaced;
  close(): void;
}) {
  const { instanceId, replaced, close } = props;
  const title = replaced === undefined ? 'Connect a POS' : 'Change the POS account';
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
      lead={
        replaced === undefined ? (
          'Creates a link for the merchant. The merchant opens it and allows access at the POS. The account appears when that is done.'
        ) : (
          <Replacement of={replaced} />
        )
      }
      confirm="Create link"
      ready={provider !== null}
      request={link}
      close={close}
      onConfirm={(reason) => {
        if (provider !== null)
          link.mutate({ instanceId, provider, replaces: replaced?.id, reason });
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

/** What will happen to the account of now, before anybody agrees to it. */
function Replacement({ of }: { readonly of: Replaced }) {
  const { id, openOrders, matchedLocations } = of;
  const name = of.merchantName ?? 'The account';
  return (
    <>
      Creates a link for the merchant. Nothing changes until the merchant has allowed access at the
      new POS account. Then:
      <List size="sm" mt={6} spacing={4}>
        <List.Item>{name} is disconnected. Its orders and history stay.</List.Item>
        <List.Item>
          {matchedLocations === 0
            ? 'The locations move to the new account.'
            : `${counted(matchedLocations, 'location')} must be matched again: no orders until then.`}
        </List.Item>
        {openOrders > 0 && (
          <List.Item>
            <TextLink to="/orders" search={{ accountId: id, attention: 'any' }}>
              {counted(openOrders, 'open order')}
            </TextLink>{' '}
            can no longer reach the old POS. Resolve them first.
          </List.Item>
        )}
      </List>
    </>
  );
}
