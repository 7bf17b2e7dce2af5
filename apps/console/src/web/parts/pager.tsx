import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft } from '@tabler/icons-react';

interface PagerProps<Id> {
  readonly page:
    | {
        readonly rows: readonly { readonly id: Id }[];
        readonly hasOlder: boolean;
        readonly hasNewer: boolean;
      }
    | undefined;
  go(to: { readonly before?: Id | undefined; readonly after?: Id | undefined }): void;
}

/** Leads through a list page by page, from the newest to the oldest. */
export function Pager<Id>({ page, go }: PagerProps<Id>) {
  const first = page?.rows[0];
  const last = page?.rows.at(-1);
  if (page !== undefined && !page.hasOlder && !page.hasNewer) return null;
  return (
    <Group component="nav" aria-label="Pages" justify="flex-end" gap="xs" mt="sm">
      <Button
        variant="subtle"
        leftSection={<IconChevronsLeft size={14} aria-hidden />}
        disabled={!page?.hasNewer}
        onClick={() => go({})}
      >
        Newest
      </Button>
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={14} aria-hidden />}
        disabled={!page?.hasNewer || first === undefined}
        onClick={() => go({ after: first?.id })}
      >
        Newer
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={14} aria-hidden />}
        disabled={!page?.hasOlder || last === undefined}
        onClick={() => go({ before: last?.id })}
      >
        Older
      </Button>
    </Group>
  );
}
