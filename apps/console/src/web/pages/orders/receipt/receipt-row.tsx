import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { isTelling, type Pointing, rowMarkId } from './pointing.ts';
import classes from './receipt.module.css';
import type { Place } from './remarks.ts';

/** A row of the receipt, with the way to what is said of it. */
export function ReceiptRow(props: {
  readonly place: Place;
  readonly pointing: Pointing;
  readonly children: ReactNode;
}) {
  const { place, pointing } = props;
  const said = pointing.remarks.filter((remark) => isTelling(remark) && remark.place === place);
  const failed = said.some(({ verdict }) => verdict === 'failed');
  const verdict = said.length === 0 ? undefined : failed ? 'failed' : 'could_not_tell';
  return (
    <li
      className={classes.row}
      data-verdict={verdict}
      data-pointed={(said.length > 0 && pointing.place === place) || undefined}
      onMouseEnter={() => pointing.point(place)}
      onMouseLeave={() => pointing.point(null)}
    >
      {props.children}
      {said.length > 0 && (
        <UnstyledButton
          id={rowMarkId(place)}
          className={classes.mark}
          data-verdict={verdict}
          onFocus={() => pointing.point(place)}
          onBlur={() => pointing.point(null)}
          onClick={() => pointing.goToRemark(place)}
        >
          {[...new Set(said.map(({ title }) => title))].join(', ')}
        </UnstyledButton>
      )}
    </li>
  );
}
