import { Alert, List, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { JsonView } from '../../../components/json-view.tsx';
import type { Preview } from '../stock-labels.ts';

const whyNotTold: Readonly<Record<NonNullable<Preview['wix']['notTold']>, string>> = {
  'wix-is-master': 'Wix is the master of stock for this account.',
  'no-catalog': 'The location has no catalog on Wix.',
  'account-inactive': 'The account is not active, or the app is not on the site.',
  archived: 'The location is archived on Wix.',
};

/** Exactly what would be sent, and to whom. */
export function PreviewView({ preview }: { readonly preview: Preview }) {
  const { wix, webhookEndpoints, webhook } = preview;
  return (
    <Stack gap="sm">
      <Title order={3} size="h6">
        To Wix
      </Title>
      {wix.notTold !== null ? (
        <Alert color="yellow" variant="light" icon={<IconInfoCircle aria-hidden />}>
          <Text size="sm" c="var(--mantine-color-text)">
            Not sent to Wix. {whyNotTold[wix.notTold]}
          </Text>
        </Alert>
      ) : wix.changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          None of these items are on the site.
        </Text>
      ) : (
        <List size="sm" aria-label="Changes sent to Wix">
          {wix.changes.map((change) => (
            <List.Item key={change.wixItemId}>
              {change.name ?? change.itemPosId}: {change.inStock ? 'in stock' : 'out of stock'}
            </List.Item>
          ))}
        </List>
      )}
      <Title order={3} size="h6">
        To webhook endpoints
      </Title>
      {webhookEndpoints.length === 0 ? (
        <Text size="sm" c="dimmed">
          The account has no webhook endpoints.
        </Text>
      ) : (
        <List size="sm">
          {webhookEndpoints.map(({ id, url }) => (
            <List.Item key={id} className="mono">
              {url}
            </List.Item>
          ))}
        </List>
      )}
      <Title order={3} size="h6">
        Webhook event{' '}
      </Title>
      <JsonView label="webhook event" value={webhook} />
    </Stack>
  );
}
