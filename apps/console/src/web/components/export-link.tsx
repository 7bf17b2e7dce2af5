import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

/** The list as it is filtered now, as a file for a spreadsheet. */
export function ExportLink(props: {
  readonly list: string;
  readonly filter: Readonly<Record<string, string | number | boolean | undefined>>;
}) {
  const query = new URLSearchParams(
    Object.entries(props.filter).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  return (
    <Button
      component="a"
      href={`/export/${props.list}.csv?${query}`}
      download
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden />}
    >
      CSV
    </Button>
  );
}
