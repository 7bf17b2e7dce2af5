import { Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { Boundaries, Boundary } from './boundary.tsx';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const IsWithinPage = createContext(false);

/**
 * A page's frame: what it is, what can be done with all of it, and its parts, each by itself. Within another
 * page it is one of that page's tabs.
 */
export const Page = (props: PageProps) =>
  useContext(IsWithinPage) ? <Tab {...props} /> : <Frame {...props} />;

function Frame(props: PageProps) {
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
      <IsWithinPage value={true}>
        <Boundaries>{props.children}</Boundaries>
      </IsWithinPage>
    </div>
  );
}

/** The link that leads here says what it is; it is said once more to whoever goes by headings. */
function Tab(props: PageProps) {
  return (
    <>
      <Group justify="space-between" mb="sm" gap="sm">
        <div>
          <VisuallyHidden component="h2">{props.title}</VisuallyHidden>
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
    </>
  );
}
