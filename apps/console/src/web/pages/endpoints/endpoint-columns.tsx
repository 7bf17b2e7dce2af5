import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Dash } from '../../components/dash.tsx';
import type { Column } from '../../components/list.tsx';
import { MerchantLink } from '../../components/location-label.tsx';
import { Moment } from '../../components/moment.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { TimeLeft } from '../../components/time-left.tsx';
import { countOf, type Endpoint, nameOf, standingOf } from './endpoint-labels.ts';

export const endpointColumns: readonly Column<Endpoint>[] = [
  {
    title: 'Endpoint',
    cell: (endpoint) => (
      <TextLink
        to="."
        search={(old) => ({ ...old, endpoint: endpoint.id })}
        fw={550}
        title={nameOf(endpoint)}
        style={{
          display: 'inline-block',
          maxWidth: 240,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          verticalAlign: 'bottom',
        }}
      >
        {nameOf(endpoint)}
      </TextLink>
    ),
  },
  {
    title: 'State',
    cell: (endpoint) => {
      const { text, tone } = standingOf(endpoint);
      return <Pill tone={tone} text={text} />;
    },
  },
  {
    title: 'Down',
    cell: ({ failingSince, pausedAt }) => {
      const since = failingSince ?? pausedAt;
      return since === null ? <Dash /> : <TimeLeft until={since} />;
    },
  },
  {
    title: 'Last success',
    cell: ({ lastSuccessAt }) => (lastSuccessAt === null ? 'Never' : <Moment at={lastSuccessAt} />),
  },
  {
    title: 'Waiting',
    align: 'right',
    cell: ({ id, waiting }) =>
      waiting === 0 ? (
        <Dash />
      ) : (
        <TextLink
          to="/deliveries"
          search={{ endpointId: id, state: 'pending' }}
          className="numeric"
        >
          {countOf(waiting)}
        </TextLink>
      ),
  },
  {
    title: 'Dead letters',
    align: 'right',
    cell: ({ id, dead }) =>
      dead === 0 ? (
        <Dash />
      ) : (
        <TextLink to="/deliveries" search={{ endpointId: id, state: 'dead' }} className="numeric">
          {countOf(dead)}
        </TextLink>
      ),
  },
  {
    title: 'Last failure',
    cell: ({ lastFailure, failuresInRow }) =>
      lastFailure === null ? (
        <Dash />
      ) : (
        <Text fz="inherit" truncate maw={220} title={lastFailure}>
          {failuresInRow > 1 && `${failuresInRow} × `}
          {lastFailure}
        </Text>
      ),
  },
  { title: 'Merchant', isMerchant: true, cell: (endpoint) => <MerchantLink of={endpoint} /> },
];
