import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { LocationLink, MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { pathTo } from '../../components/paths.ts';
import { TextLink } from '../../components/text-link.tsx';
import { causeOf } from '../deliveries/delivery-labels.ts';
import { contentOf, type WebhookEventLine, webhookEventLabels } from './webhook-event-labels.ts';

export const webhookEventColumns: readonly Column<WebhookEventLine>[] = [
  {
    title: 'Created',
    cell: ({ id, createdAt }) => (
      <TextLink to="/webhook-events/$eventId" params={{ eventId: id }}>
        <Moment at={createdAt} />
      </TextLink>
    ),
  },
  { title: 'State', cell: ({ state }) => <Pill {...webhookEventLabels[state]} /> },
  { title: 'Stock', cell: contentOf },
  { title: 'Location', cell: (event) => <LocationLink of={event} /> },
  { title: 'Merchant', cell: (event) => <MerchantLink of={event} /> },
  {
    title: 'Cause',
    cell: (event) => (
      <Text
        fz="inherit"
        truncate
        maw={240}
        title={event.cause.kind === 'support' ? event.cause.reason : undefined}
      >
        {causeOf(event)}
        {event.cause.kind === 'support' && `: ${event.cause.reason}`}
      </Text>
    ),
  },
  { title: 'By', cell: ({ author }) => author.name },
  {
    title: 'Webhook event',
    cell: ({ id }) => <Identifier short value={id} path={pathTo.webhookEvent(id)} />,
  },
];
