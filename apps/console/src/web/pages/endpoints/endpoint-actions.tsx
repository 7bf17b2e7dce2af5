import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Moment } from '../../components/moment.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { ForRole } from '../../components/roles.tsx';
import { doneWith } from '../../components/tell.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { countOf, type Endpoint, nameOf } from './endpoint-labels.ts';
import { ResumeModal } from './resume-modal.tsx';
import { SecretModal } from './secret-modal.tsx';

/** Whatever can be done for one endpoint, as it stands. */
export function EndpointActions({ endpoint }: { readonly endpoint: Endpoint }) {
  const [dialog, setDialog] = useState<'resume' | 'retry' | 'rotate' | 'remove' | null>(null);
  const close = () => setDialog(null);
  const { webhookEndpointId, state, dead } = endpoint;
  if (state === 'closed') return null;
  return (
    <ForRole needs="support">
      <Group gap="xs">
        {state === 'paused' && (
          <Button onClick={() => setDialog('resume')}>Resume and replay</Button>
        )}
        {state === 'active' && dead > 0 && (
          <Button variant="default" onClick={() => setDialog('retry')}>
            {dead === 1 ? 'Retry 1 dead letter' : `Retry ${countOf(dead)} dead letters`}
          </Button>
        )}
        {webhookEndpointId !== null && (
          <>
            <Button variant="default" onClick={() => setDialog('rotate')}>
              New secret
            </Button>
            <Button variant="default" c="var(--bad)" onClick={() => setDialog('remove')}>
              Remove
            </Button>
          </>
        )}
      </Group>
      {dialog === 'resume' && <ResumeModal endpoint={endpoint} close={close} />}
      {dialog === 'retry' && <RetryModal endpoint={endpoint} close={close} />}
      {dialog === 'rotate' && webhookEndpointId !== null && (
        <RotateModal webhookEndpointId={webhookEndpointId} close={close} />
      )}
      {dialog === 'remove' && webhookEndpointId !== null && (
        <RemoveModal endpoint={endpoint} webhookEndpointId={webhookEndpointId} close={close} />
      )}
    </ForRole>
  );
}

function RetryModal(props: { readonly endpoint: Endpoint; close(): void }) {
  const trpc = useTRPC();
  const retry = useMutation(
    trpc.deliveries.retryAll.mutationOptions({
      onSuccess: doneWith(
        ({ retried, outdated }) =>
          `Retrying ${retried} deliveries. ${outdated} were superseded by newer webhook events.`,
        props.close,
      ),
      onSettled: useChanged('endpoints', 'deliveries', 'webhookEvents'),
    }),
  );
  return (
    <ReasonModal
      title="Retry failed deliveries"
      lead={`Sends every dead or canceled delivery to ${nameOf(props.endpoint)} again, unless a newer webhook event supersedes it.`}
      confirm="Retry"
      request={retry}
      close={props.close}
      onConfirm={(reason) => retry.mutate({ endpointId: props.endpoint.id, reason })}
    />
  );
}

function RotateModal(props: { readonly webhookEndpointId: string; close(): void }) {
  const trpc = useTRPC();
  const rotate = useMutation(
    trpc.endpoints.rotateSecret.mutationOptions({
      onSettled: useChanged('endpoints', 'deliveries', 'webhookEvents'),
      gcTime: 0,
    }),
  );
  if (rotate.data !== undefined) {
    return (
      <SecretModal title="New secret" secret={rotate.data.secret} close={props.close}>
        Webhooks are signed with both this secret and the old one until{' '}
        <Moment at={rotate.data.oldEndsAt} />, then with this one alone. It is shown only once.
      </SecretModal>
    );
  }
  return (
    <ReasonModal
      title="Create new secret"
      lead="The old secret keeps working for a while, so that the endpoint can be updated."
      confirm="Create secret"
      request={rotate}
      close={props.close}
      onConfirm={(reason) => rotate.mutate({ webhookEndpointId: props.webhookEndpointId, reason })}
    />
  );
}

function RemoveModal(props: {
  readonly endpoint: Endpoint;
  readonly webhookEndpointId: string;
  close(): void;
}) {
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.endpoints.removeWebhookEndpoint.mutationOptions({
      onSuccess: doneWith('Endpoint removed.', props.close),
      onSettled: useChanged('endpoints', 'deliveries', 'webhookEvents'),
    }),
  );
  return (
    <ReasonModal
      title={`Remove ${nameOf(props.endpoint)}`}
      lead="Nothing more is sent to it, and waiting deliveries are canceled. Its history stays."
      confirm="Remove endpoint"
      danger
      request={remove}
      close={props.close}
      onConfirm={(reason) => remove.mutate({ webhookEndpointId: props.webhookEndpointId, reason })}
    />
  );
}
