import { List, Stack, Text, Title } from '@mantine/core';
import { upperFirst } from '@mantine/hooks';
import { Pill } from '@pos-bridge/ui-theme/pill';
import type { Diff } from './sync-labels.ts';

const kinds = [
  ['menus', 'Menus'],
  ['sections', 'Sections'],
  ['dishes', 'Dishes'],
  ['variations', 'Choices'],
] as const;
const shownAtMost = 200;

/** Two menus beside each other: added, removed, and changed field by field. */
export function DiffView({ diff }: { readonly diff: Diff }) {
  const changed = kinds.filter(([kind]) => {
    const { added, removed, changed: fields } = diff[kind];
    return added.length + removed.length + fields.length > 0;
  });
  if (changed.length === 0) return <Text size="sm">No differences.</Text>;
  return (
    <Stack gap="md">
      {changed.map(([kind, name]) => (
        <section key={kind}>
          <Title order={3} size="h6" mb={6}>
            {name}
          </Title>
          <List size="sm" spacing={4} listStyleType="none">
            {diff[kind].added.slice(0, shownAtMost).map((one) => (
              <List.Item key={`added ${one.posId}`}>
                <Pill tone="good" text="Added" /> {one.name}
              </List.Item>
            ))}
            {diff[kind].removed.slice(0, shownAtMost).map((one) => (
              <List.Item key={`removed ${one.posId}`}>
                <Pill tone="bad" text="Removed" /> {one.name}
              </List.Item>
            ))}
            {diff[kind].changed.slice(0, shownAtMost).map((one) => (
              <List.Item key={`changed ${one.posId}`}>
                <Pill tone="warn" text="Changed" /> {one.name}
                <List size="sm" withPadding listStyleType="none">
                  {one.changes.map(({ field, place, before, after }) => (
                    <List.Item key={field}>
                      <Text span size="sm" c="dimmed" title={field}>
                        {upperFirst(place)}:
                      </Text>{' '}
                      {told(before)} → {told(after)}
                    </List.Item>
                  ))}
                </List>
              </List.Item>
            ))}
          </List>
        </section>
      ))}
    </Stack>
  );
}

const told = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  const isListOfNames = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isListOfNames ? value.join(', ') || 'nothing' : JSON.stringify(value);
};
