import { Group, Paper, Title } from '@mantine/core';
import { CatchBoundary } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Fault } from './page-failure.tsx';
import classes from './section.module.css';

/** A titled part of a page; what goes wrong in it leaves the rest of the page alone. */
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
      <div className={classes.body}>
        <CatchBoundary
          getResetKey={() => props.title}
          errorComponent={({ error, reset }) => <Fault of="section" error={error} retry={reset} />}
        >
          {props.children}
        </CatchBoundary>
      </div>
    </Paper>
  );
}
