import { Text, Title } from '@mantine/core';
import { Wordmark } from '@pos-bridge/ui-theme/wordmark';
import { type ReactNode, useEffect } from 'react';
import classes from './door-page.module.css';

/** A page for who is not inside yet. */
export function DoorPage(props: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · POS Bridge`;
  }, [props.title]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <Wordmark />
        </div>
        <Title order={1} size="h3">
          {props.title}
        </Title>
        <Text size="sm" c="dimmed" mb="lg">
          {props.lead}
        </Text>
        {props.children}
      </div>
    </main>
  );
}
