import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../api.ts';
import { tellDone, tellFailure } from '../../../components/tell.tsx';
import { useChanged } from '../../../components/use-changed.ts';
import type { AccountPage, LocationCard } from '../account-labels.ts';
import { ActiveModal } from './account-actions.tsx';
import { AuthorizationLinkModal } from './authorization-link.tsx';
import { MapModal } from './map-modal.tsx';

type Remedy = LocationCard['verdict']['reasons'][number]['remedy'];

/** The button that mends a reason; or words, where only the site owner can. */
export function Mend(props: {
  readonly remedy: Remedy;
  readonly location: LocationCard;
  readonly page: AccountPage;
}) {
  const { remedy, location, page } = props;
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const trpc = useTRPC();
  const askWix = useMutation(
    trpc.configurations.askWix.mutationOptions({
      onSuccess: () => tellDone('Locations refreshed from Wix.'),
      onError: tellFailure,
      onSettled: useChanged('accounts', 'configurations'),
    }),
  );
  switch (remedy) {
    case 'authorize':
    case 'reconnect':
      return (
        <>
          <MendButton onClick={() => setOpen(true)}>
            {remedy === 'authorize' ? 'Authorize…' : 'Reconnect…'}
          </MendButton>
          {open && <AuthorizationLinkModal accountId={page.account.id} close={close} />}
        </>
      );
    case 'activate':
      return (
        <>
          <MendButton onClick={() => setOpen(true)}>Activate…</MendButton>
          {open && <ActiveModal account={page.account} close={close} />}
        </>
      );
    case 'map':
      return (
        <>
          <MendButton onClick={() => setOpen(true)}>Map…</MendButton>
          {open && <MapModal location={location} page={page} close={close} />}
        </>
      );
    case 'unarchive-on-wix':
      return (
        <MendButton
          loading={askWix.isPending}
          onClick={() => askWix.mutate({ instanceId: page.instance.id })}
        >
          Refresh from Wix
        </MendButton>
      );
    case 'reinstall':
      return (
        <Text span fz={12} px={6}>
          Ask the site owner to install the app again.
        </Text>
      );
  }
}

function MendButton(props: {
  readonly children: string;
  readonly loading?: boolean;
  onClick(): void;
}) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={props.loading ?? false}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  );
}
