import { Tooltip } from '@mantine/core';
import {
  IconAlarm,
  IconBuildingStore,
  IconChecklist,
  IconEraser,
  IconFlask,
  IconHistory,
  IconHome,
  IconPlugConnected,
  IconReceipt,
  IconRefresh,
  IconStack2,
  IconUsers,
} from '@tabler/icons-react';
import { Link, type LinkProps, useLocation } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Count } from '../components/count.tsx';
import { type Role, reaches, useSandboxRuns, useStaff } from '../components/roles.tsx';
import { useWaiting } from '../components/use-waiting.ts';
import classes from './navigation.module.css';

type Waiting = NonNullable<ReturnType<typeof useWaiting>>;

interface NavigationPage {
  readonly to: NonNullable<LinkProps['to']>;
  readonly name: string;
  /** Who goes there; everyone unless told. */
  readonly role?: Role;
  /** Only where the outside world is simulated. */
  readonly ofSandbox?: true;
  /** Pages that lie at addresses of their own and belong to it. */
  readonly holds?: readonly string[];
  /** How much waits there. */
  waiting?(of: Waiting): number;
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
}

/** The pages, by what one goes there for. */
const groups: readonly { readonly name: string; readonly pages: readonly NavigationPage[] }[] = [
  {
    name: 'Monitor',
    pages: [
      { to: '/', name: 'Home', icon: IconHome, waiting: (of) => of.orders },
      { to: '/spi-calls', name: 'SPI calls', icon: IconPlugConnected },
    ],
  },
  {
    name: 'Operate',
    pages: [
      { to: '/accounts', name: 'Accounts', icon: IconBuildingStore },
      {
        to: '/syncs',
        name: 'Menu syncs',
        icon: IconRefresh,
        waiting: (of) => of.failedSyncs,
      },
      { to: '/orders', name: 'Orders', icon: IconReceipt },
      { to: '/outages', name: 'After an outage', icon: IconAlarm },
      { to: '/validations', name: 'Validations', icon: IconChecklist },
      {
        to: '/stock',
        name: 'Stock',
        icon: IconStack2,
        holds: ['/drifts', '/webhook-events', '/deliveries', '/endpoints', '/long-outages'],
        waiting: (of) => of.drifts + of.deadDeliveries + of.pausedEndpoints,
      },
    ],
  },
  {
    name: 'Test',
    pages: [{ to: '/sandbox', name: 'Sandbox', icon: IconFlask, ofSandbox: true }],
  },
  {
    name: 'Administer',
    pages: [
      { to: '/audit', name: 'Audit trail', icon: IconHistory, role: 'support' },
      { to: '/staff', name: 'Staff', icon: IconUsers, role: 'administrator' },
      { to: '/erasure', name: 'Erasure', icon: IconEraser, role: 'administrator' },
    ],
  },
];

export function Navigation() {
  const { role } = useStaff();
  const sandboxRuns = useSandboxRuns();
  const waiting = useWaiting();
  const { pathname } = useLocation();
  const open = groups
    .map((group) => ({
      ...group,
      pages: group.pages.filter(
        (page) => reaches(role, page.role ?? 'viewer') && (sandboxRuns || !page.ofSandbox),
      ),
    }))
    .filter(({ pages }) => pages.length > 0);
  return (
    <div className={classes.groups}>
      {open.map((group) => (
        <section key={group.name} className={classes.group}>
          <h2 className={classes.groupName}>{group.name}</h2>
          <ul className={classes.pages}>
            {group.pages.map(({ to, name, icon: Icon, holds = [], waiting: waitsAt }) => (
              <li key={name}>
                <Tooltip label={name} position="right" classNames={{ tooltip: classes.hint ?? '' }}>
                  <Link
                    to={to}
                    className={classes.page}
                    activeProps={{ 'aria-current': 'page' }}
                    {...(isWithin(pathname, holds) && { 'aria-current': 'page' })}
                    activeOptions={{ exact: to === '/', includeSearch: false }}
                  >
                    <Icon size={18} stroke={1.7} aria-hidden />
                    <span className={classes.pageName}>{name}</span>
                    <span className={classes.count}>
                      <Count count={waiting && waitsAt?.(waiting)} />
                    </span>
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

const isWithin = (pathname: string, roots: readonly string[]): boolean =>
  roots.some((root) => pathname === root || pathname.startsWith(`${root}/`));
