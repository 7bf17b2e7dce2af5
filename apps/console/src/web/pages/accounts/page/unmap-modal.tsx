import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../api.ts';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { doneWith } from '../../../components/tell.tsx';
import { useChanged } from '../../../components/use-changed.ts';
import type { LocationCard } from '../account-labels.ts';

export function UnmapModal(props: { readonly location: LocationCard; close(): void }) {
  const { location, close } = props;
  const trpc = useTRPC();
  const [notifyWix, setTellWix] = useState(false);
  const unmap = useMutation(
    trpc.configurations.unmap.mutationOptions({
      onSuccess: doneWith(`${location.name ?? 'The location'} is unmapped.`, close),
      onSettled: useChanged('accounts', 'configurations'),
    }),
  );
  return (
    <ReasonModal
      title={`Unmap ${location.name ?? 'a location'}`}
      lead="Menu syncs and orders stop until the location is mapped again."
      confirm="Unmap"
      danger
      request={unmap}
      close={close}
      onConfirm={(reason) =>
        unmap.mutate({ configurationId: location.configurationId, notifyWix, reason })
      }
    >
      <Checkbox
        checked={notifyWix}
        onChange={(event) => setTellWix(event.currentTarget.checked)}
        label="Permanently: also disconnect the POS from this location on Wix"
      />
    </ReasonModal>
  );
}
