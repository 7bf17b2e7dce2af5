import { CopyButton, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Dash } from './dash.tsx';
import classes from './identifier.module.css';

/** An id in full, to be copied; `short` shows its head alone, for tables. */
export function Identifier(props: { readonly value: string | null; readonly short?: boolean }) {
  const { value } = props;
  if (value === null) {
    return <Dash />;
  }
  if (props.short) {
    return (
      <span className="mono" title={value}>
        {value.length > 14 ? `${value.slice(0, 8)}…${value.slice(-4)}` : value}
      </span>
    );
  }
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <span className={classes.identifier}>
          <span className="mono">{value}</span>
          <UnstyledButton className={classes.copy} onClick={copy} aria-label={`Copy ${value}`}>
            {copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
          </UnstyledButton>
        </span>
      )}
    </CopyButton>
  );
}
