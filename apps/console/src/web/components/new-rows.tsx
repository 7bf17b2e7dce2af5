import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import type { CalmRows } from './calm-rows.ts';
import { type Following, LiveState } from './live-state.tsx';

/** A page holds no more, so the count goes no further. */
const atMost = 50;

/** In the head of a list that is followed: brings in what waits above it, and tells when the connection is lost. */
export function NewRows(props: {
  readonly calm: Omit<CalmRows<unknown>, 'rows'>;
  readonly following: Following;
  /** What the rows are, one and several. */
  readonly words: readonly [one: string, several: string];
}) {
  const { calm, following, words } = props;
  const count = calm.fresh;
  return (
    <>
      <span role="status">
        {count > 0 && (
          <Button
            variant="light"
            leftSection={<IconArrowUp size={14} aria-hidden />}
            onClick={calm.showFresh}
          >
            {count >= atMost ? `Over ${atMost - 1}` : count} new {count === 1 ? words[0] : words[1]}
          </Button>
        )}
      </span>
      {following === 'failing' && <LiveState state={following} />}
    </>
  );
}
