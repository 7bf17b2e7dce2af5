import { Group, Stack, Text } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Facts } from '../../components/facts.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { Loading } from '../../components/loading.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { EndpointActions } from './endpoint-actions.tsx';
import { countOf, type Endpoint, nameOf, standingOf } from './endpoint-labels.ts';

/** One endpoint, how it stands and what can be done about it, beside the list. */
export function EndpointDrawer(props: { readonly id: string | undefined; close(): void }) {
  const { id, close } = props;
  return (
    <Dialog look="side" title="Endpoint" size={560} opened={id !== undefined} close={close}>
      {id !== undefined && <Details id={id} />}
    </Dialog>
  );
}

function Details({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.endpoints.get.queryOptions({ endpointId: id }));
  const { data } = query;
  if (data === undefined) return <Loading what="endpoint" query={query} heights={[22, 200]} />;
  const { text, tone } = standingOf(data);
  return (
    <Stack gap="md">
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {nameOf(data)}
      </Text>
      <Group justify="space-between" gap="xs">
        <Pill tone={tone} text={text} />
        <EndpointActions endpoint={data} />
      </Group>
      <Trouble endpoint={data} />
      <Facts
        facts={[
          [
            'Last success',
            data.lastSuccessAt === null ? 'Never' : <Moment key="s" at={data.lastSuccessAt} />,
          ],
          ['Waiting', <DeliveriesLink key="w" endpoint={data} state="pending" />],
          ['Dead letters', <DeliveriesLink key="d" endpoint={data} state="dead" />],
          [
            'Deliveries',
            <TextLink key="all" to="/deliveries" search={{ endpointId: data.id }}>
              All deliveries
            </TextLink>,
          ],
          ...(data.description ? [['Description', data.description] as const] : []),
          ...(data.configurationId === null
            ? []
            : [
                [
                  'Stock',
                  <TextLink
                    key="stock"
                    to="/stock/$configurationId"
                    params={{ configurationId: data.configurationId }}
                  >
                    {data.locationName ?? data.configurationId}
                  </TextLink>,
                ] as const,
              ]),
          ['Merchant', <MerchantLink key="merchant" of={data} />],
          ...(data.webhookEndpointId === null
            ? []
            : [
                [
                  'Webhook endpoint',
                  <Identifier key="sub" value={data.webhookEndpointId} />,
                ] as const,
              ]),
          ['Endpoint', <Identifier key="id" value={data.id} />],
        ]}
      />
    </Stack>
  );
}

function Trouble({ endpoint }: { readonly endpoint: Endpoint }) {
  const { state, failingSince, failuresInRow, lastFailure, pausedAt, notBefore } = endpoint;
  if (state === 'closed' || (state === 'active' && failingSince === null)) return null;
  const failures = failuresInRow === 1 ? '1 failure' : `${failuresInRow} failures in a row`;
  return (
    <Notice
      tone={state === 'paused' ? 'bad' : 'warn'}
      title={
        state === 'paused'
          ? 'Endpoint paused. Deliveries wait until you resume it.'
          : 'Endpoint failing. Deliveries are retried automatically.'
      }
    >
      <Text size="sm">
        {failures}
        {failingSince !== null && (
          <>
            {' '}
            since <Moment at={failingSince} />
          </>
        )}
        {pausedAt !== null && (
          <>
            , paused <Moment at={pausedAt} />
          </>
        )}
        {state === 'active' && notBefore !== null && (
          <>
            , next try <Moment at={notBefore} />
          </>
        )}
        .
      </Text>
      {lastFailure !== null && (
        <Text size="sm" mt={6} className="mono" style={{ overflowWrap: 'anywhere' }}>
          {lastFailure}
        </Text>
      )}
    </Notice>
  );
}

function DeliveriesLink(props: {
  readonly endpoint: Endpoint;
  readonly state: 'pending' | 'dead';
}) {
  const { id, waiting, dead } = props.endpoint;
  const count = props.state === 'dead' ? dead : waiting;
  if (count === 0) return 'None';
  return (
    <TextLink to="/deliveries" search={{ endpointId: id, state: props.state }}>
      {countOf(count)}
    </TextLink>
  );
}
