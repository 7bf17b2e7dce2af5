import { EmptyState } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useRouteContext } from '@tanstack/react-router';
import type { ReactNode } from 'react';

const ladder = ['viewer', 'support', 'administrator'] as const;
export type Role = (typeof ladder)[number];
export const roles: readonly Role[] = ladder;

/** What a role may do, for whoever gives it. */
export const roleMeans: Record<Role, string> = {
  viewer: 'Sees everything except personal data; changes nothing',
  support: 'Repairs accounts, menus, orders and stock; can show personal data',
  administrator: 'Does all that support can, and manages staff',
};

export const reaches = (role: Role, needed: Role): boolean =>
  ladder.indexOf(role) >= ladder.indexOf(needed);

export const useStaff = () => useRouteContext({ from: '/signed-in' }).staff;

/** Whether the outside world is simulated here. */
export const useSandboxRuns = () => useRouteContext({ from: '/signed-in' }).sandbox;

/** Shows its content to whoever reaches the role. The server decides again by itself. */
export function ForRole(props: { readonly needs: Role; readonly children: ReactNode }) {
  return reaches(useStaff().role, props.needs) ? props.children : null;
}

/** A whole page for whoever reaches the role; others are told so. */
export function PageFor(props: { readonly needs: Role; readonly children: ReactNode }) {
  const { role } = useStaff();
  if (reaches(role, props.needs)) return props.children;
  return (
    <EmptyState
      mt={80}
      icon={<IconLock aria-hidden />}
      title={`This page needs the role ${props.needs}`}
      description={`Your role is ${role}. Ask an administrator to change it.`}
    />
  );
}
