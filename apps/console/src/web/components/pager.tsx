import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft } from '@tabler/icons-react';
import type { PagePlace } from '../search.ts';

interface PagerProps {
  readonly page: { readonly older: string | null; readonly newer: string | null } | undefined;
  go(to: PagePlace): void;
}

/** Leads through a list page by page, from the newest to the oldest. */
export function Pager({ page, go }: PagerProps) {
  const { older = null, newer = null } = page ?? {};
  if (page !== undefined && older === null && newer === null) return null;
  return (
    <Group component="nav" aria-label="Pages" justify="flex-end" gap="xs" mt="sm">
      <Button
        variant="subtle"
        leftSection={<IconChevronsLeft size={14} aria-hidden />}
        disabled={newer === null}
        onClick={() => go({})}
      >
        Newest
      </Button>
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={14} aria-hidden />}
        disabled={newer === null}
        onClick={() => go({ after: newer ?? undefined })}
      >
        Newer
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={14} aria-hidden />}
        disabled={older === null}
        onClick={() => go({ before: older ?? undefined })}
      >
        Older
      </Button>
    </Group>
  );
}
