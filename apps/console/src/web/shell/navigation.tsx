import { Tooltip } from '@mantine/core';
import {
  IconArrowsDiff,
  IconBroadcast,
  IconBuildingStore,
  IconChecklist,
  IconEraser,
  IconFlask,
  IconHistory,
  IconHome,
  IconPlugConnected,
  IconReceipt,
  IconRefresh,
  IconRouter,
  IconSend,
  IconStack2,
  IconUsers,
} from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { type Role, reaches, useSandboxRuns, useStaff } from '../parts/roles.tsx';
import classes from './navigation.module.css';

interface Room {
  readonly to: NonNullable<LinkProps['to']>;
  readonly name: string;
  /** Who goes there; everyone unless told. */
  readonly role?: Role;
  /** Only where the outside world is simulated. */
  readonly ofSandbox?: true;
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
}

/** The rooms of the house, by what one goes there for. */
const floors: readonly { readonly name: string; readonly rooms: readonly Room[] }[] = [
  {
    name: 'Watch',
    rooms: [
      { to: '/', name: 'Home', icon: IconHome },
      { to: '/spi-calls', name: 'SPI calls', icon: IconPlugConnected },
    ],
  },
  {
    name: 'Repair',
    rooms: [
      { to: '/accounts', name: 'Accounts', icon: IconBuildingStore },
      { to: '/syncs', name: 'Catalog syncs', icon: IconRefresh },
      { to: '/orders', name: 'Orders', icon: IconReceipt },
      { to: '/validations', name: 'Validations', icon: IconChecklist },
      { to: '/stock', name: 'Stock', icon: IconStack2 },
      { to: '/drifts', name: 'Differences', icon: IconArrowsDiff },
      { to: '/messages', name: 'Webhooks', icon: IconBroadcast },
      { to: '/deliveries', name: 'Deliveries', icon: IconSend },
      { to: '/receivers', name: 'Receivers', icon: IconRouter },
    ],
  },
  {
    name: 'Try',
    rooms: [{ to: '/sandbox', name: 'Sandbox', icon: IconFlask, ofSandbox: true }],
  },
  {
    name: 'Govern',
    rooms: [
      { to: '/audit', name: 'Audit trail', icon: IconHistory, role: 'support' },
      { to: '/staff', name: 'Staff', icon: IconUsers, role: 'administrator' },
      { to: '/erasure', name: 'Erase a customer', icon: IconEraser, role: 'administrator' },
    ],
  },
];

export function Navigation() {
  const { role } = useStaff();
  const sandboxRuns = useSandboxRuns();
  const open = floors
    .map((floor) => ({
      ...floor,
      rooms: floor.rooms.filter(
        (room) => reaches(role, room.role ?? 'viewer') && (sandboxRuns || !room.ofSandbox),
      ),
    }))
    .filter(({ rooms }) => rooms.length > 0);
  return (
    <div className={classes.floors}>
      {open.map((floor) => (
        <section key={floor.name} className={classes.floor}>
          <h2 className={classes.floorName}>{floor.name}</h2>
          <ul className={classes.rooms}>
            {floor.rooms.map(({ to, name, icon: Icon }) => (
              <li key={name}>
                <Tooltip label={name} position="right" classNames={{ tooltip: classes.hint ?? '' }}>
                  <Link
                    to={to}
                    className={classes.room}
                    activeProps={{ 'aria-current': 'page' }}
                    activeOptions={{ exact: to === '/', includeSearch: false }}
                  >
                    <Icon size={18} stroke={1.7} aria-hidden />
                    <span className={classes.roomName}>{name}</span>
                  </Link>
                </Tooltip>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
