import { EmptyState } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { TextLink } from './text-link.tsx';

export function NotFound() {
  return (
    <EmptyState
      mt={80}
      icon={<IconMapOff aria-hidden />}
      title="There is no page at this address"
      description={<TextLink to="/">Go to Home</TextLink>}
    />
  );
}
