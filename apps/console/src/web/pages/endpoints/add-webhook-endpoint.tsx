import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { MerchantPicker } from '../../components/merchant-picker.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { ForRole } from '../../components/roles.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { SecretModal } from './secret-modal.tsx';

/** Has a system of the provider's or merchant's own told of an account's stock. */
export function AddWebhookEndpoint({ accountId }: { readonly accountId: string | undefined }) {
  const [adding, setAdding] = useState(false);
  return (
    <ForRole needs="support">
      <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
        Add webhook endpoint
      </Button>
      {adding && <AddModal accountId={accountId} close={() => setAdding(false)} />}
    </ForRole>
  );
}

function AddModal(props: { readonly accountId: string | undefined; close(): void }) {
  const trpc = useTRPC();
  const [accountId, setAccountId] = useState(props.accountId);
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const add = useMutation(
    trpc.endpoints.addWebhookEndpoint.mutationOptions({
      onSettled: useChanged('endpoints', 'deliveries', 'webhookEvents'),
      gcTime: 0,
    }),
  );
  if (add.data !== undefined) {
    return (
      <SecretModal title="Webhook endpoint added" secret={add.data.secret} close={props.close}>
        Stock changes of the account are sent to it from now on. Give this secret to its operator to
        verify signatures. It is shown only once. If it is lost, create a new one.
      </SecretModal>
    );
  }
  return (
    <ReasonModal
      title="Add webhook endpoint"
      lead="Sends every webhook event of the account to this URL, signed."
      confirm="Add"
      request={add}
      ready={accountId !== undefined && url.trim() !== ''}
      close={props.close}
      onConfirm={(reason) => {
        if (accountId !== undefined)
          add.mutate({ accountId, url: url.trim(), description, reason });
      }}
    >
      {props.accountId === undefined && (
        <MerchantPicker label="Merchant" width={360} value={accountId} onChange={setAccountId} />
      )}
      <TextInput
        label="URL"
        placeholder="https://"
        required
        maxLength={2_000}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label="Description"
        placeholder="For example, the merchant’s warehouse"
        maxLength={200}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
    </ReasonModal>
  );
}
