import { Group, Paper, Stack, Title, UnstyledButton } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
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

/** A part of a page that few need: closed until its title is clicked. */
export function ClosedSection({ title, children }: Omit<SectionProps, 'actions'>) {
  const [opened, { toggle }] = useDisclosure(false);
  const body = useId();
  return (
    <Paper component="section" className={classes.section} aria-label={title}>
      <Boundary frame={(fault) => <Parts title={title}>{fault}</Parts>}>
        <Title order={2} className={classes.title}>
          <UnstyledButton
            className={classes.opener}
            aria-expanded={opened}
            aria-controls={body}
            onClick={toggle}
          >
            <IconChevronRight size={16} aria-hidden />
            {title}
          </UnstyledButton>
        </Title>
        <div id={body} hidden={!opened} className={opened ? classes.opened : undefined}>
          {opened && children}
        </div>
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
