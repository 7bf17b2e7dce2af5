import { Group, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Boundaries, Boundary } from './boundary.tsx';
import classes from './section.module.css';

interface SectionProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page; what goes wrong in it leaves the rest of the page alone. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <Paper component="section" className={classes.section} aria-label={title}>
      <Boundary frame={(fault) => <Parts title={title}>{fault}</Parts>}>
        <Parts title={title} actions={actions}>
          {children}
        </Parts>
      </Boundary>
    </Paper>
  );
}

/** Sections below one another, each by itself, with all that is worked out for it. */
export const Sections = ({ children }: { readonly children: ReactNode }) => (
  <Stack gap="md">
    <Boundaries>{children}</Boundaries>
  </Stack>
);

function Parts({ title, actions, children }: SectionProps) {
  return (
    <>
      <Group justify="space-between" className={classes.head}>
        <Title order={2} className={classes.title}>
          {title}
        </Title>
        <Group gap="xs">{actions}</Group>
      </Group>
      <div className={classes.body}>{children}</div>
    </>
  );
}
