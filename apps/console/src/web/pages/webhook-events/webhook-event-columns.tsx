import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { LocationLink, MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { causeOf } from '../deliveries/delivery-labels.ts';
import { contentOf, type WebhookEventLine, webhookEventLabels } from './webhook-event-labels.ts';

export const webhookEventColumns: readonly Column<WebhookEventLine>[] = [
  {
    key: 'at',
    title: 'Created',
    width: 110,
    cell: ({ id, createdAt }) => (
      <TextLink to="/webhook-events/$eventId" params={{ eventId: id }}>
        <Moment at={createdAt} />
      </TextLink>
    ),
  },
  {
    key: 'state',
    title: 'State',
    width: 110,
    cell: ({ state }) => <Pill {...webhookEventLabels[state]} />,
  },
  { key: 'content', title: 'Stock', width: 90, cell: contentOf },
  {
    key: 'location',
    title: 'Location',
    width: 120,
    cell: (event) => <LocationLink of={event} />,
  },
  {
    key: 'merchant',
    title: 'Merchant',
    width: 130,
    cell: (event) => <MerchantLink of={event} />,
  },
  {
    key: 'cause',
    title: 'Cause',
    width: 180,
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
  {
    key: 'author',
    title: 'By',
    width: 100,
    cell: ({ author }) => author.name,
  },
  {
    key: 'id',
    title: 'Webhook event',
    width: 110,
    cell: ({ id }) => <Identifier short value={id} />,
  },
];
