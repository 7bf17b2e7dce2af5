import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { Boundaries, Boundary } from './boundary.tsx';
import classes from './page.module.css';

/** A page's frame: what it is, what can be done with all of it, and its parts, each by itself. */
export function Page(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · POS Bridge`;
  }, [props.title]);
  return (
    <div className={classes.page}>
      <Group justify="space-between" align="flex-end" mb="md" gap="sm">
        <div>
          <Title order={1} className={classes.title}>
            {props.title}
          </Title>
          {props.lead && (
            <Text size="sm" c="dimmed">
              {props.lead}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Boundary>{props.actions}</Boundary>
        </Group>
      </Group>
      <Boundaries>{props.children}</Boundaries>
    </div>
  );
}
