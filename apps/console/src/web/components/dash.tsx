import { Text } from '@mantine/core';

/** Stands where there is nothing to tell. */
export const Dash = () => (
  <Text span c="dimmed" fz="inherit">
    –
  </Text>
);
