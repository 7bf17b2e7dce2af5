import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';

/** Tells that rows wait above the list, and brings them in. */
export function NewRows(props: {
  readonly count: number;
  /** What they are, one and several. */
  readonly words: readonly [one: string, several: string];
  /** A page holds no more, so the count goes no further. */
  readonly atMost?: number;
  show(): void;
}) {
  const { count, words, atMost = 50 } = props;
  return (
    <span role="status">
      {count > 0 && (
        <Button
          variant="light"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          onClick={props.show}
        >
          {count >= atMost ? `Over ${atMost - 1}` : count} new {count === 1 ? words[0] : words[1]}
        </Button>
      )}
    </span>
  );
}
