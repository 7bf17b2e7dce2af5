import { CopyButton, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Dash } from './dash.tsx';
import classes from './identifier.module.css';
import { PathLink } from './path-link.tsx';

/**
 * An id to be copied, and a link where what it names has a page (`pathTo`). `short` shows its head and end alone
 * and the button once one points at the row: for tables.
 */
export function Identifier(props: {
  readonly value: string | null;
  readonly short?: boolean;
  readonly path?: string | null | undefined;
}) {
  const { value, short = false, path } = props;
  if (value === null) return <Dash />;
  const shown = short && value.length > 14 ? `${value.slice(0, 8)}…${value.slice(-4)}` : value;
  const text = (
    <span className="mono" title={value}>
      {shown}
    </span>
  );
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <span className={classes.identifier} data-short={short || undefined}>
          {path ? <PathLink path={path}>{text}</PathLink> : text}
          <UnstyledButton className={classes.copy} onClick={copy} aria-label={`Copy ${value}`}>
            {copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
          </UnstyledButton>
        </span>
      )}
    </CopyButton>
  );
}
