import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { tellDone } from '../../components/tell.tsx';
import { nameOf, type Receiver } from './receiver-words.ts';
import { useReceiversChanged } from './use-receivers-changed.ts';

export function ResumeModal(props: { readonly receiver: Receiver; close(): void }) {
  const { receiver, close } = props;
  const trpc = useTRPC();
  const resume = useMutation(
    trpc.receivers.resume.mutationOptions({
      onSuccess: ({ replayed }) => {
        tellDone(`It gets its messages again; ${replayed} that were given up go out anew.`);
        close();
      },
      onSettled: useReceiversChanged(),
    }),
  );
  return (
    <ReasonModal
      title={`Resume ${nameOf(receiver)}`}
      lead="What was kept, and what was given up since it began to fail, goes out in the order in which it was made."
      confirm="Resume and replay"
      busy={resume.isPending}
      error={resume.error}
      close={close}
      onConfirm={(reason) => resume.mutate({ targetId: receiver.id, reason })}
    />
  );
}
