import {
  ActionIcon,
  Group,
  Menu,
  Text,
  Tooltip,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import {
  IconChevronDown,
  IconDeviceDesktop,
  IconDevices,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useStaff } from '../components/roles.tsx';
import { SearchBox } from '../search-box/search-box.tsx';
import classes from './top-bar.module.css';

export function TopBar() {
  const staff = useStaff();
  return (
    <section className={classes.bar} aria-label="Your settings">
      <SearchBox />
      <Group gap="sm" ml="auto" wrap="nowrap" flex="none">
        <SchemeSwitch />
        <Menu position="bottom-end" width={230} withinPortal>
          <Menu.Target>
            <UnstyledButton className={classes.person}>
              <span className={classes.initials} aria-hidden>
                {initials(staff.name)}
              </span>
              <span className={classes.personName}>{staff.name}</span>
              <IconChevronDown size={14} aria-hidden className={classes.chevron} />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <div className={classes.who}>
              <Text size="sm" fw={550} truncate>
                {staff.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {staff.email}
              </Text>
              <Text size="xs" c="dimmed" mt={2}>
                Role: {staff.role}
              </Text>
            </div>
            <Menu.Divider />
            <Menu.Item
              component={Link}
              to="/own-sessions"
              leftSection={<IconDevices size={15} aria-hidden />}
            >
              Your sessions
            </Menu.Item>
            <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={signOut}>
              Sign out
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </section>
  );
}

const schemes = [
  { value: 'light', name: 'Light', icon: IconSun },
  { value: 'auto', name: 'System', icon: IconDeviceDesktop },
  { value: 'dark', name: 'Dark', icon: IconMoon },
] as const;

function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Group gap={2} role="group" aria-label="Colours" wrap="nowrap">
      {schemes.map(({ value, name, icon: Icon }) => (
        <Tooltip key={value} label={name}>
          <ActionIcon
            variant={colorScheme === value ? 'light' : 'subtle'}
            color={colorScheme === value ? 'petrol' : 'gray'}
            size={30}
            aria-label={name}
            aria-pressed={colorScheme === value}
            onClick={() => setColorScheme(value)}
          >
            <Icon size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => {});
  // A fresh start, so that nothing of this person's stays in memory.
  window.location.assign('/sign-in');
}
