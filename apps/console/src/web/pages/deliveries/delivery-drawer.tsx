import { Group, Stack, Title } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Facts } from '../../components/facts.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { Loading } from '../../components/loading.tsx';
import { LocationLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { pathTo } from '../../components/paths.ts';
import { DeliveryActions } from './delivery-actions.tsx';
import { DeliveryAttempts } from './delivery-attempts.tsx';
import { DeliveryItems } from './delivery-items.tsx';
import { causeOf, deliveryLabels, isMoving } from './delivery-labels.ts';

/** One delivery with its items and every call that was made for it, beside the list. */
export function DeliveryDrawer(props: { readonly id: string | undefined; close(): void }) {
  const { id, close } = props;
  return (
    <Dialog look="side" title="Delivery" size={640} opened={id !== undefined} close={close}>
      {id !== undefined && <Details id={id} />}
    </Dialog>
  );
}

function Details({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  // The page around it follows, and has this asked again as well.
  const query = useQuery(trpc.deliveries.get.queryOptions({ id }));
  const { data } = query;
  if (data === undefined) return <Loading what="delivery" query={query} heights={[22, 160]} />;
  const { text, tone } = deliveryLabels[data.state];
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Pill tone={tone} text={text} />
        <DeliveryActions delivery={data} />
      </Group>
      <Facts
        facts={[
          ['To', data.endpointKind === 'wix' ? 'Wix' : (data.url ?? 'Webhook endpoint')],
          ['Location', <LocationLink key="location" of={data} />],
          ['Cause', causeOf(data)],
          ['Created', <Moment key="at" at={data.createdAt} />],
          ...(isMoving(data)
            ? [['Next attempt', <Moment key="due" at={data.dueAt} />] as const]
            : []),
          ...(data.finishedAt === null
            ? []
            : [['Ended', <Moment key="end" at={data.finishedAt} />] as const]),
          [
            'Webhook event',
            <Identifier
              key="message"
              value={data.eventId}
              path={pathTo.webhookEvent(data.eventId)}
            />,
          ],
          ['Delivery', <Identifier key="id" value={data.id} />],
        ]}
      />
      <section>
        <Title order={3} size="h6" mb={6}>
          Items
        </Title>
        <DeliveryItems items={data.items} />
      </section>
      <section>
        <Title order={3} size="h6" mb={6}>
          Attempts
        </Title>
        <DeliveryAttempts calls={data.calls} />
      </section>
    </Stack>
  );
}
