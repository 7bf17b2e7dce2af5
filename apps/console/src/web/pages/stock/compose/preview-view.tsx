import { Alert, List, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { JsonView } from '../../../components/json-view.tsx';
import type { Preview } from '../stock-labels.ts';

const whyNotTold: Readonly<Record<NonNullable<Preview['wix']['notTold']>, string>> = {
  'wix-is-master': 'The account’s settings say that Wix is the master of stock.',
  'no-catalog': 'The location has no catalog on Wix.',
  'account-inactive': 'The account is not active, or the app is not on the site.',
  archived: 'The location is archived on Wix.',
};

/** Exactly what would be sent, and to whom. */
export function PreviewView({ preview }: { readonly preview: Preview }) {
  const { wix, subscribers, webhook } = preview;
  return (
    <Stack gap="sm">
      <Title order={3} size="h6">
        To Wix
      </Title>
      {wix.notTold !== null ? (
        <Alert color="yellow" variant="light" icon={<IconInfoCircle aria-hidden />}>
          <Text size="sm" c="var(--mantine-color-text)">
            Wix is not told. {whyNotTold[wix.notTold]}
          </Text>
        </Alert>
      ) : wix.changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          None of these items is on the site.
        </Text>
      ) : (
        <List size="sm" aria-label="What Wix is told">
          {wix.changes.map((change) => (
            <List.Item key={change.wixItemId}>
              {change.name ?? change.itemPosId}: {change.inStock ? 'in stock' : 'out of stock'}
            </List.Item>
          ))}
        </List>
      )}
      <Title order={3} size="h6">
        To subscribers
      </Title>
      {subscribers.length === 0 ? (
        <Text size="sm" c="dimmed">
          The account has none.
        </Text>
      ) : (
        <List size="sm">
          {subscribers.map(({ id, url }) => (
            <List.Item key={id} className="mono">
              {url}
            </List.Item>
          ))}
        </List>
      )}
      <Title order={3} size="h6">
        The message
      </Title>
      <JsonView label="message" value={webhook} />
    </Stack>
  );
}
