import { Grid, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { Facts } from '../../components/facts.tsx';
import { Failure } from '../../components/failure.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { LoadingPage } from '../../components/loading.tsx';
import { LocationLink, MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { Section, Sections } from '../../components/section.tsx';
import { useDeliveryChanges } from '../../components/use-changes.ts';
import { causeOf } from '../deliveries/delivery-labels.ts';
import { DeliveryOfEvent } from './delivery-of-event.tsx';
import { WebhookEventItems } from './webhook-event-items.tsx';
import type { WebhookEvent } from './webhook-event-labels.ts';

const route = getRouteApi('/signed-in/webhook-events/$eventId');

/** One webhook event, and its deliveries. */
export function WebhookEventPage() {
  const { eventId } = route.useParams();
  const trpc = useTRPC();
  const query = useQuery(trpc.webhookEvents.get.queryOptions({ id: eventId }));
  if (query.data !== undefined) return <Story event={query.data} />;
  return (
    <LoadingPage title="Webhook event" what="webhook event" query={query} heights={[120, 200]} />
  );
}

function Story({ event }: { readonly event: WebhookEvent }) {
  const trpc = useTRPC();
  const { refetchInterval } = useDeliveryChanges(event.accountId);
  const sent = useQuery(
    trpc.deliveries.list.queryOptions({ eventSequence: event.sequence }, { refetchInterval }),
  );
  return (
    <Page title="Webhook event" lead={`${event.locationName ?? 'A location'} · ${causeOf(event)}`}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Sections>
            {sent.error !== null && (
              <Failure error={sent.error} retry={() => void sent.refetch()} />
            )}
            {sent.data === undefined && sent.error === null && <Skeleton h={140} />}
            {sent.data?.rows.length === 0 && (
              <Section title="Deliveries">
                <Text size="sm" c="dimmed">
                  No endpoint: stock of this location is not sent to Wix, and the account has no
                  webhook endpoint.
                </Text>
              </Section>
            )}
            {sent.data?.rows.map((delivery) => (
              <DeliveryOfEvent
                key={delivery.id}
                id={delivery.id}
                refetchInterval={refetchInterval}
              />
            ))}
          </Sections>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Sections>
            <Section title="Stock">
              <WebhookEventItems items={event.items} />
            </Section>
            <Section title="Details">
              <Facts
                facts={[
                  ['Created', <Moment key="at" at={event.createdAt} />],
                  ['By', `${event.author.name} (${event.author.kind})`],
                  ['Cause', causeOf(event)],
                  ...(event.cause.kind === 'support'
                    ? [['Reason', event.cause.reason] as const]
                    : []),
                  ['Location', <LocationLink key="location" of={event} />],
                  ['POS location', <Identifier key="pos" value={event.posLocationId} />],
                  ['Merchant', <MerchantLink key="merchant" of={event} />],
                  ['Id', <Identifier key="id" value={event.id} />],
                  ['Sequence', String(event.sequence)],
                ]}
              />
            </Section>
          </Sections>
        </Grid.Col>
      </Grid>
    </Page>
  );
}
