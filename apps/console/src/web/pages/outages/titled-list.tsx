import { Box, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Boundary } from '../../components/boundary.tsx';

/** A list of its own on the page, below its title. */
export const TitledList = (props: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => (
  <Box component="section" aria-label={props.title} mb="lg">
    <Group justify="space-between" mb="xs">
      <Title order={2} size="h5">
        {props.title}
      </Title>
      {props.actions}
    </Group>
    <Boundary>{props.children}</Boundary>
  </Box>
);
