import { Grid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api.ts';
import { Facts } from '../../components/facts.tsx';
import { Failure } from '../../components/failure.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { LocationLink } from '../../components/place.tsx';
import { Section, Sections } from '../../components/section.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useDeliveryNews } from '../../components/use-news.ts';
import { causeOf } from '../deliveries/delivery-words.ts';
import { DeliveryOfMessage } from './delivery-of-message.tsx';
import { MessageItems } from './message-items.tsx';
import type { Message } from './message-words.ts';

const route = getRouteApi('/signed-in/messages/$messageId');

/** One inventory webhook, and how it arrives. */
export function MessagePage() {
  const { messageId } = route.useParams();
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.messages.get.queryOptions({ id: messageId }));
  if (data !== undefined) return <Story message={data} />;
  return (
    <Page title="Inventory webhook">
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Stack aria-busy aria-label="Loading the message">
          <Skeleton h={120} />
          <Skeleton h={200} />
        </Stack>
      )}
    </Page>
  );
}

function Story({ message }: { readonly message: Message }) {
  const trpc = useTRPC();
  const { refetchInterval } = useDeliveryNews(message.accountId);
  const sent = useQuery(
    trpc.deliveries.list.queryOptions({ messageSequence: message.sequence }, { refetchInterval }),
  );
  return (
    <Page
      title="Inventory webhook"
      lead={`${message.locationName ?? 'A location'} · ${causeOf(message)}`}
    >
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
                  It goes to nobody: Wix is not told of this location’s stock, and the account has
                  no subscriber.
                </Text>
              </Section>
            )}
            {sent.data?.rows.map((delivery) => (
              <DeliveryOfMessage
                key={delivery.id}
                id={delivery.id}
                refetchInterval={refetchInterval}
              />
            ))}
          </Sections>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Sections>
            <Section title="What it says">
              <MessageItems items={message.items} />
            </Section>
            <Section title="Message">
              <Facts
                facts={[
                  ['Made', <Moment key="at" at={message.createdAt} />],
                  ['By', `${message.author.name} (${message.author.kind})`],
                  ['Because', causeOf(message)],
                  ...(message.cause.kind === 'support'
                    ? [['Reason', message.cause.reason] as const]
                    : []),
                  ['Location', <LocationLink key="location" of={message} />],
                  ['POS location', <Identifier key="pos" value={message.posLocationId} />],
                  [
                    'Account',
                    <TextLink
                      key="account"
                      to="/accounts/$accountId"
                      params={{ accountId: message.accountId }}
                      className="mono"
                    >
                      {message.accountId}
                    </TextLink>,
                  ],
                  ['Message', <Identifier key="id" value={message.id} />],
                  ['Sequence', String(message.sequence)],
                ]}
              />
            </Section>
          </Sections>
        </Grid.Col>
      </Grid>
    </Page>
  );
}
