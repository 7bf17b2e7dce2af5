import { ActionIcon, Group, Menu, Text, Title } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import {
  IconArrowRight,
  IconCalculator,
  IconDots,
  IconMapPin,
  IconPlayerPause,
  IconRefresh,
  IconUnlink,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../api.ts';
import { CallPill } from '../../../components/call-pill.tsx';
import { Identifier } from '../../../components/identifier.tsx';
import { Moment } from '../../../components/moment.tsx';
import { pathTo } from '../../../components/paths.ts';
import { ForRole } from '../../../components/roles.tsx';
import { useChanged } from '../../../components/use-changed.ts';
import { DryRunModal } from '../../syncs/dry-run-modal.tsx';
import { ForceSyncModal } from '../../syncs/force-sync-modal.tsx';
import {
  type AccountPage,
  isPaused,
  type LocationCard,
  standingLabels,
  zonesOf,
} from '../account-labels.ts';
import classes from './location-item.module.css';
import { MapModal } from './map-modal.tsx';
import { Mend } from './mend.tsx';
import { PauseModal } from './pause-modal.tsx';
import { SyncLine } from './sync-line.tsx';
import { UnmapModal } from './unmap-modal.tsx';

export function LocationItem(props: {
  readonly location: LocationCard;
  readonly page: AccountPage;
}) {
  const { location, page } = props;
  const { reasons, advice } = location.verdict;
  const standing = standingLabels[location.standing];
  return (
    <li className={classes.item}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap="xs">
            <Title order={3} size="sm">
              {location.name ?? 'Unnamed location'}
            </Title>
            <Pill {...standing} />
            {isPaused(location.orderingPausedUntil) && <Pill tone="warn" text="Paused" />}
            {location.posLocation !== null && (
              <CallPill name="POS" health={page.calls.pos.health} />
            )}
          </Group>
          <Group gap={6} mt={4} fz={13}>
            <IconArrowRight size={14} aria-hidden />
            {location.posLocation === null ? (
              <Text span fz={13} c="dimmed">
                Not mapped
              </Text>
            ) : (
              <span>
                {location.posLocation.name}{' '}
                <Text span fz={12} c="dimmed">
                  {location.posLocation.posLocationId}
                </Text>
              </span>
            )}
          </Group>
          <SyncLine location={location} />
          <Text fz={12} c="dimmed" mt={2} component="div">
            <Identifier
              value={location.configurationId}
              path={location.posLocation && pathTo.location(location.configurationId)}
            />
          </Text>
        </div>
        <ForRole needs="support">
          <LocationMenu location={location} page={page} />
        </ForRole>
      </Group>
      {reasons.length > 0 && (
        <ul className={classes.reasons} aria-label="Why it is not ready">
          {reasons.map((reason) => (
            <li key={reason.code} className={classes.reason} data-status={reason.status}>
              <span>{reason.sentence}</span>
              <ForRole needs="support">
                <Mend remedy={reason.remedy} location={location} page={page} />
              </ForRole>
            </li>
          ))}
        </ul>
      )}
      {advice.map(({ code, sentence }) => (
        <Text key={code} fz={13} c="dimmed" mt={6}>
          {sentence}
        </Text>
      ))}
      {isPaused(location.orderingPausedUntil) && (
        <Text fz={13} c="dimmed" mt={6}>
          Ordering paused until{' '}
          <Moment at={location.orderingPausedUntil} zone={location.posLocation?.timeZone} />.
        </Text>
      )}
    </li>
  );
}

function LocationMenu(props: { readonly location: LocationCard; readonly page: AccountPage }) {
  const { location, page } = props;
  const { configurationId } = location;
  const [dialog, setDialog] = useState<'map' | 'unmap' | 'pause' | 'sync' | 'dry-run' | null>(null);
  const close = () => setDialog(null);
  const trpc = useTRPC();
  const pause = useMutation(
    trpc.configurations.pauseOrdering.mutationOptions({
      onSettled: useChanged('accounts', 'configurations'),
    }),
  );
  const name = location.name ?? 'this location';
  return (
    <>
      <Menu position="bottom-end" withinPortal width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${name}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconRefresh size={15} aria-hidden />}
            disabled={location.posLocation === null}
            onClick={() => setDialog('sync')}
          >
            Force a sync
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCalculator size={15} aria-hidden />}
            disabled={location.posLocation === null}
            onClick={() => setDialog('dry-run')}
          >
            Dry run
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconMapPin size={15} aria-hidden />}
            onClick={() => setDialog('map')}
          >
            {location.posLocation === null ? 'Map' : 'Change mapping'}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUnlink size={15} aria-hidden />}
            disabled={location.posLocation === null}
            onClick={() => setDialog('unmap')}
          >
            Unmap
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPlayerPause size={15} aria-hidden />}
            onClick={() => setDialog('pause')}
          >
            Pause ordering
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'map' && <MapModal location={location} page={page} close={close} />}
      {dialog === 'unmap' && <UnmapModal location={location} close={close} />}
      {dialog === 'sync' && (
        <ForceSyncModal locations={[{ configurationId, name }]} close={close} />
      )}
      {dialog === 'dry-run' && (
        <DryRunModal configurationId={configurationId} name={name} close={close} />
      )}
      {dialog === 'pause' && (
        <PauseModal
          what={name}
          pausedUntil={location.orderingPausedUntil}
          zones={zonesOf([location])}
          request={pause}
          close={close}
          onConfirm={(until, reason) =>
            pause.mutate(
              { configurationId, until: until?.toISOString() ?? null, reason },
              { onSuccess: close },
            )
          }
        />
      )}
    </>
  );
}
