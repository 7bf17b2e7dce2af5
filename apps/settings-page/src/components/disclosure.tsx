import { UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import classes from './disclosure.module.css';

/** Something that is there for whoever wants to see it. */
export function Disclosure(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly startsOpen?: boolean;
}) {
  const [open, setOpen] = useState(props.startsOpen ?? false);
  const id = useId();
  return (
    <div>
      <UnstyledButton
        className={classes.button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <IconChevronDown size={16} aria-hidden className={classes.chevron} data-open={open} />
        {props.title}
      </UnstyledButton>
      <div id={id} hidden={!open} className={classes.body}>
        {props.children}
      </div>
    </div>
  );
}
