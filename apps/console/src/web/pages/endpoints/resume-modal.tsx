import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { tellDone } from '../../components/tell.tsx';
import { type Endpoint, nameOf } from './endpoint-labels.ts';
import { useEndpointsChanged } from './use-endpoints-changed.ts';

export function ResumeModal(props: { readonly endpoint: Endpoint; close(): void }) {
  const { endpoint, close } = props;
  const trpc = useTRPC();
  const resume = useMutation(
    trpc.endpoints.resume.mutationOptions({
      onSuccess: ({ replayed }) => {
        tellDone(`It gets its messages again; ${replayed} that were given up go out anew.`);
        close();
      },
      onSettled: useEndpointsChanged(),
    }),
  );
  return (
    <ReasonModal
      title={`Resume ${nameOf(endpoint)}`}
      lead="What was kept, and what was given up since it began to fail, goes out in the order in which it was made."
      confirm="Resume and replay"
      busy={resume.isPending}
      error={resume.error}
      close={close}
      onConfirm={(reason) => resume.mutate({ targetId: endpoint.id, reason })}
    />
  );
}
