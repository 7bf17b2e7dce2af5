import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Column } from './list.tsx';

interface Chosen<Row> {
  /** A checkbox before each row. */
  readonly column: Column<Row>;
  /** In the order in which they were chosen; rows of other pages stay chosen. */
  readonly rows: readonly Row[];
  has(row: Row): boolean;
  clear(): void;
}

/** Rows of a list that are chosen for something. `keyOf` may be the same for several rows, which are then chosen together. */
export function useChosen<Row>(
  keyOf: (row: Row) => string,
  labelOf: (row: Row) => string,
): Chosen<Row> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const has = (row: Row) => chosen.has(keyOf(row));
  const choose = (row: Row, on: boolean) => {
    const next = new Map(chosen);
    if (on) next.set(keyOf(row), row);
    else next.delete(keyOf(row));
    setChosen(next);
  };
  const column: Column<Row> = {
    title: 'Choose',
    titleHidden: true,
    cell: (row) => (
      <Checkbox
        size="xs"
        aria-label={labelOf(row)}
        checked={has(row)}
        onChange={(event) => choose(row, event.currentTarget.checked)}
      />
    ),
  };
  return { column, rows: [...chosen.values()], has, clear: () => setChosen(new Map()) };
}
