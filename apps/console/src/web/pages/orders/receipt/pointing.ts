import { useState } from 'react';
import type { Place, Remark } from './remarks.ts';

/** What is pointed at right now: a row of the receipt, and with it everything that is said of it. */
export interface Pointing {
  readonly place: Place | null;
  readonly remarks: readonly Remark[];
  point(place: Place | null): void;
  /** Brings the row, or the first remark on it, into sight and gives it the keyboard. */
  goToRow(place: Place): void;
  goToRemark(place: Place): void;
}

export function usePointing(remarks: readonly Remark[]): Pointing {
  const [place, point] = useState<Place | null>(null);
  const go = (id: string) => {
    const target = document.getElementById(id);
    target?.scrollIntoView({ block: 'nearest' });
    target?.focus();
  };
  return {
    place,
    remarks,
    point,
    goToRow: (to) => go(rowMarkId(to)),
    goToRemark: (to) => {
      const first = remarks.find((remark) => isTelling(remark) && remark.place === to);
      if (first !== undefined) go(remarkId(first));
    },
  };
}

/** A check that passed says nothing that anybody looks for. */
export const isTelling = ({ verdict }: Remark): boolean => verdict !== 'passed';

export const rowMarkId = (place: Place): string => `receipt-${place}`;
export const remarkId = (remark: Remark): string => `remark-${remark.key.replace(/[^\w-]+/g, '-')}`;
