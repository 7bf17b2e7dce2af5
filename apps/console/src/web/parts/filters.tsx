import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';

/** What a list can be narrowed by, above it. */
export function Filters(props: {
  /** What it does, as in “Filter the orders”. */
  readonly label: string;
  /** Takes every filter away; false while there is none. */
  readonly clear?: false | (() => void);
  readonly children: ReactNode;
}) {
  const { label, clear = false, children } = props;
  return (
    <Group align="flex-end" gap="sm" mb="sm" role="search" aria-label={label}>
      {children}
      {clear !== false && (
        <Button variant="subtle" onClick={clear}>
          Clear
        </Button>
      )}
    </Group>
  );
}
