import { Button, Group } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { Boundary } from './boundary.tsx';

interface FiltersProps {
  /** What it does, as in “Filter the orders”. */
  readonly label: string;
  /** Takes every filter away; false while there is none. */
  readonly clear?: false | (() => void);
  readonly children: ReactNode;
}

/** What a list can be narrowed by, above it. */
export const Filters = (props: FiltersProps) => (
  <Boundary>
    <Fields {...props} />
  </Boundary>
);

function Fields({ label, clear = false, children }: FiltersProps) {
  const [round, setRound] = useState(0);
  return (
    <Group align="flex-end" gap="sm" mb="sm" role="search" aria-label={label}>
      {/* Begun anew once cleared: what was typed and has not taken effect yet goes too. */}
      <Fragment key={round}>{children}</Fragment>
      {clear !== false && (
        <Button
          variant="subtle"
          onClick={() => {
            setRound(round + 1);
            clear();
          }}
        >
          Clear
        </Button>
      )}
    </Group>
  );
}
