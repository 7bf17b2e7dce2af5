import { Button, Group } from '@mantine/core';
import { IconChevronRight, IconChevronsLeft } from '@tabler/icons-react';

/** Leads through a list that has an order of its own rather than one of time: to its start, or on. */
export function Onward(props: {
  readonly after: string | undefined;
  readonly next: string | null | undefined;
  go(after: string | undefined): void;
}) {
  const { after, next, go } = props;
  if (after === undefined && !next) return null;
  return (
    <Group component="nav" aria-label="Pages" justify="flex-end" gap="xs" mt="sm">
      <Button
        variant="subtle"
        leftSection={<IconChevronsLeft size={14} aria-hidden />}
        disabled={after === undefined}
        onClick={() => go(undefined)}
      >
        Start
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={14} aria-hidden />}
        disabled={!next}
        onClick={() => go(next ?? undefined)}
      >
        More
      </Button>
    </Group>
  );
}
