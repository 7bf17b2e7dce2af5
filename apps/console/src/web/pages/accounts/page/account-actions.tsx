import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconDots,
  IconKey,
  IconPlayerPause,
  IconPlugX,
  IconPower,
  IconRefresh,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../api.ts';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { ForRole } from '../../../components/roles.tsx';
import { doneWith, tellDone, tellFailure } from '../../../components/tell.tsx';
import { useChanged } from '../../../components/use-changed.ts';
import { ForceSyncModal } from '../../syncs/force-sync-modal.tsx';
import { type Account, type AccountPage, zonesOf } from '../account-labels.ts';
import { AuthorizationLinkModal } from './authorization-link.tsx';
import { PauseModal } from './pause-modal.tsx';

type Dialog = 'sync' | 'active' | 'disconnect' | 'authorize' | 'pause';

export function AccountActions(props: { readonly page: AccountPage }) {
  const { account, instance, locations } = props.page;
  const mapped = locations.filter(({ posLocation }) => posLocation !== null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const trpc = useTRPC();
  const onSettled = useChanged('accounts', 'configurations');
  const askWix = useMutation(
    trpc.configurations.askWix.mutationOptions({
      onSuccess: ({ count }) => tellDone(`Received ${count} locations from Wix.`),
      onError: tellFailure,
      onSettled,
    }),
  );
  const pause = useMutation(trpc.accounts.pauseOrdering.mutationOptions({ onSettled }));
  const connected = account.state !== 'disconnected';
  return (
    <ForRole needs="support">
      <Button
        leftSection={<IconRefresh size={14} aria-hidden />}
        disabled={mapped.length === 0}
        onClick={() => setDialog('sync')}
      >
        {mapped.length === 1 ? 'Sync the menu' : 'Sync all menus'}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPlayerPause size={14} aria-hidden />}
        disabled={!connected}
        onClick={() => setDialog('pause')}
      >
        Pause ordering
      </Button>
      <Menu position="bottom-end" withinPortal width={240}>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label="More for this account">
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconRefresh size={15} aria-hidden />}
            disabled={askWix.isPending}
            onClick={() => askWix.mutate({ instanceId: instance.id })}
          >
            Refresh locations from Wix
          </Menu.Item>
          <Menu.Item
            leftSection={<IconKey size={15} aria-hidden />}
            onClick={() => setDialog('authorize')}
          >
            {connected ? 'Authorize again' : 'Reconnect'}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPower size={15} aria-hidden />}
            disabled={!connected}
            onClick={() => setDialog('active')}
          >
            {account.state === 'active' ? 'Deactivate' : 'Activate'}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red"
            leftSection={<IconPlugX size={15} aria-hidden />}
            disabled={!connected}
            onClick={() => setDialog('disconnect')}
          >
            Disconnect
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'sync' && (
        <ForceSyncModal
          locations={mapped.map(({ configurationId, name }) => ({
            configurationId,
            name: name ?? 'a location',
          }))}
          close={close}
        />
      )}
      {dialog === 'active' && <ActiveModal account={account} close={close} />}
      {dialog === 'disconnect' && <DisconnectModal account={account} close={close} />}
      {dialog === 'authorize' && <AuthorizationLinkModal accountId={account.id} close={close} />}
      {dialog === 'pause' && (
        <PauseModal
          what="every location of this account"
          pausedUntil={account.orderingPausedUntil}
          zones={zonesOf(locations)}
          request={pause}
          close={close}
          onConfirm={(until, reason) =>
            pause.mutate(
              { accountId: account.id, until: until?.toISOString() ?? null, reason },
              { onSuccess: close },
            )
          }
        />
      )}
    </ForRole>
  );
}

export function ActiveModal({ account, close }: { readonly account: Account; close(): void }) {
  const trpc = useTRPC();
  const onSettled = useChanged('accounts', 'configurations');
  const active = account.state !== 'active';
  const change = useMutation(
    trpc.accounts.setActive.mutationOptions({
      onSuccess: doneWith(active ? 'Account activated.' : 'Account deactivated.', close),
      onSettled,
    }),
  );
  return (
    <ReasonModal
      title={active ? 'Activate account' : 'Deactivate account'}
      lead={
        active
          ? 'Wix sees the account again, and its mapped locations become ready.'
          : 'Wix no longer sees the account. Its locations are not ready and take no orders.'
      }
      confirm={active ? 'Activate' : 'Deactivate'}
      danger={!active}
      request={change}
      close={close}
      onConfirm={(reason) => change.mutate({ accountId: account.id, active, reason })}
    />
  );
}

function DisconnectModal({ account, close }: { readonly account: Account; close(): void }) {
  const trpc = useTRPC();
  const onSettled = useChanged('accounts', 'configurations');
  const disconnect = useMutation(
    trpc.accounts.disconnect.mutationOptions({
      onSuccess: doneWith('Account disconnected. Wix and the POS are being notified.', close),
      onSettled,
    }),
  );
  return (
    <ReasonModal
      title="Disconnect account"
      lead="Notifies Wix, revokes access to the POS and deletes the credentials. Mappings and history stay. The merchant can connect again."
      confirm="Disconnect"
      danger
      request={disconnect}
      close={close}
      onConfirm={(reason) => disconnect.mutate({ accountId: account.id, reason })}
    />
  );
}
