import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { LocationLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { pathTo } from '../../components/paths.ts';
import { TextLink } from '../../components/text-link.tsx';
import { causeOf, type Delivery, deliveryLabels, isMoving } from './delivery-labels.ts';

export const deliveryColumns: readonly Column<Delivery>[] = [
  {
    title: 'Created',
    cell: (delivery) => (
      <TextLink to="." search={(old) => ({ ...old, delivery: delivery.id })}>
        <Moment at={delivery.createdAt} />
      </TextLink>
    ),
  },
  { title: 'State', cell: ({ state }) => <Pill {...deliveryLabels[state]} /> },
  {
    title: 'To',
    cell: ({ endpointId, endpointKind, url, endpointState }) => (
      <>
        <TextLink
          to="/endpoints"
          search={{ endpoint: endpointId }}
          title={url ?? undefined}
          style={{
            display: 'inline-block',
            maxWidth: 220,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            verticalAlign: 'bottom',
          }}
        >
          {endpointKind === 'wix' ? 'Wix' : (url ?? 'Webhook endpoint')}
        </TextLink>
        {endpointState === 'paused' && (
          <Text span c="var(--warn)" fz="inherit">
            {' '}
            · paused
          </Text>
        )}
      </>
    ),
  },
  { title: 'Location', cell: (delivery) => <LocationLink of={delivery} /> },
  { title: 'Cause', cell: causeOf },
  {
    title: 'Attempts',
    align: 'right',
    cell: ({ attempts }) => <span className="numeric">{attempts}</span>,
  },
  {
    title: 'Last response',
    cell: ({ lastOutcome }) => (
      <Text fz="inherit" truncate maw={260} title={lastOutcome ?? undefined}>
        {lastOutcome ?? '–'}
      </Text>
    ),
  },
  {
    title: 'Ended or next attempt',
    cell: (delivery) =>
      isMoving(delivery) ? (
        <>
          Next: <Moment at={delivery.dueAt} />
        </>
      ) : delivery.finishedAt === null ? (
        '–'
      ) : (
        <Moment at={delivery.finishedAt} />
      ),
  },
  {
    title: 'Webhook event',
    cell: ({ eventId }) => <Identifier short value={eventId} path={pathTo.webhookEvent(eventId)} />,
  },
];
