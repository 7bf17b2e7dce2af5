import { useState } from 'react';

export interface CalmRows<Row> {
  /** Undefined while loading. */
  readonly rows: readonly Row[] | undefined;
  /** How many rows have come above or among them since. */
  readonly fresh: number;
  showFresh(): void;
}

/**
 * Rows of a list, newest first, that stay where they are while it is followed: what they tell is kept up to
 * date, and what is new waits above until it is wished for. `page` names what is asked for; `placeOf` is
 * what the list is sorted by, falling; without it the rows are shown as they come.
 */
export function useCalmRows<Row>(
  page: string,
  latest: readonly Row[] | undefined,
  placeOf: ((row: Row) => number | string) | undefined,
): CalmRows<Row> {
  const [shown, setShown] = useState({ page, rows: latest });
  if (placeOf === undefined) return { rows: latest, fresh: 0, showFresh: () => {} };
  const calm =
    shown.page === page && shown.rows !== undefined && latest !== undefined
      ? merged(shown.rows, latest, placeOf)
      : [];
  const showFresh = () => setShown({ page, rows: latest });
  const end = calm.at(-1);
  if (end === undefined || latest === undefined) {
    // Another page, or nothing of this one is left: it begins anew.
    if (latest !== undefined && (shown.rows !== latest || shown.page !== page)) showFresh();
    return { rows: latest, fresh: 0, showFresh };
  }
  const known = new Set(calm.map(placeOf));
  const fresh = latest.filter(
    (row) => !known.has(placeOf(row)) && placeOf(row) > placeOf(end),
  ).length;
  return { rows: calm, fresh, showFresh };
}

/** The shown rows as they are now; one that is missing among its neighbours fits the filter no more. */
function merged<Row>(
  shown: readonly Row[],
  latest: readonly Row[],
  placeOf: (row: Row) => number | string,
): readonly Row[] {
  const now = new Map(latest.map((row) => [placeOf(row), row]));
  const end = latest.at(-1);
  return shown.flatMap((row) => {
    const known = now.get(placeOf(row));
    if (known !== undefined) return [known];
    return end !== undefined && placeOf(row) < placeOf(end) ? [row] : [];
  });
}
