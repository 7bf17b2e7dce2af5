import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { doneWith } from '../../components/tell.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { type Endpoint, nameOf } from './endpoint-labels.ts';

export function ResumeModal(props: { readonly endpoint: Endpoint; close(): void }) {
  const { endpoint, close } = props;
  const trpc = useTRPC();
  const resume = useMutation(
    trpc.endpoints.resume.mutationOptions({
      onSuccess: doneWith(
        ({ replayed }) => `Endpoint resumed. Replaying ${replayed} dead letters.`,
        close,
      ),
      onSettled: useChanged('endpoints', 'deliveries', 'webhookEvents'),
    }),
  );
  return (
    <ReasonModal
      title={`Resume ${nameOf(endpoint)}`}
      lead="Sends all waiting deliveries and the dead letters since the first failure, oldest first."
      confirm="Resume and replay"
      request={resume}
      close={close}
      onConfirm={(reason) => resume.mutate({ endpointId: endpoint.id, reason })}
    />
  );
}
