import { Group, Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './section.module.css';

/** A titled part of a page. */
export function Section(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Paper component="section" className={classes.section} aria-label={props.title}>
      <Group justify="space-between" className={classes.head}>
        <Title order={2} className={classes.title}>
          {props.title}
        </Title>
        <Group gap="xs">{props.actions}</Group>
      </Group>
      <div className={classes.body}>{props.children}</div>
    </Paper>
  );
}
