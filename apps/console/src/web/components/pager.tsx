import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft } from '@tabler/icons-react';
import type { PagePlace } from '../search.ts';

/** Cursors of the pages beside one: of a list by time both ways, of one with an order of its own onward alone. */
export type PageLinks =
  | { readonly older: string | null; readonly newer: string | null }
  | { readonly next: string | null };

/** Leads through a list page by page; not there where all is on one page. */
export function Pager(props: {
  readonly page: PageLinks | undefined;
  readonly at: PagePlace;
  go(to: PagePlace): void;
}) {
  const { page, at, go } = props;
  const byTime = page !== undefined && 'older' in page;
  const onward = byTime ? page.older : page?.next;
  const back = byTime ? page.newer : at.after;
  if (!onward && !back) return null;
  return (
    <Group component="nav" aria-label="Pages" justify="flex-end" gap="xs" mt="sm">
      <Button
        variant="subtle"
        leftSection={<IconChevronsLeft size={14} aria-hidden />}
        disabled={!back}
        onClick={() => go({})}
      >
        {byTime ? 'Newest' : 'Start'}
      </Button>
      {byTime && (
        <Button
          variant="default"
          leftSection={<IconChevronLeft size={14} aria-hidden />}
          disabled={!back}
          onClick={() => go({ after: back ?? undefined })}
        >
          Newer
        </Button>
      )}
      <Button
        variant="default"
        rightSection={<IconChevronRight size={14} aria-hidden />}
        disabled={!onward}
        onClick={() =>
          go(byTime ? { before: onward ?? undefined } : { after: onward ?? undefined })
        }
      >
        {byTime ? 'Older' : 'More'}
      </Button>
    </Group>
  );
}
