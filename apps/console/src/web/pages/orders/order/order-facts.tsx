import { Facts } from '../../../components/facts.tsx';
import { Identifier } from '../../../components/identifier.tsx';
import { MerchantLink } from '../../../components/location-label.tsx';
import { Moment } from '../../../components/moment.tsx';
import { Section } from '../../../components/section.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import type { Order } from '../order-labels.ts';

export function OrderFacts({ order }: { readonly order: Order }) {
  const { requestId, posOrderStatus, wixStatus } = order;
  const meaning = order.statuses.find(({ status }) => status === posOrderStatus)?.meaning;
  return (
    <Section title="Status">
      <Facts
        facts={[
          ['Received', <Moment key="at" at={order.receivedAt} />],
          [
            `At ${order.posName}`,
            <span key="pos">
              {posOrderStatus ?? 'no status'}
              {meaning !== undefined && meaning !== posOrderStatus && `: ${meaning}`}{' '}
              {order.posUpdatedAt !== null && <Moment at={order.posUpdatedAt} />}
            </span>,
          ],
          [
            'On Wix',
            <span key="wix">
              {wixStatus ?? 'not seen yet'}{' '}
              {order.wixSeenAt !== null && <Moment at={order.wixSeenAt} />}
            </span>,
          ],
          ...(order.acceptBy === null
            ? []
            : [['Accept by', <Moment key="by" at={order.acceptBy} />] as const]),
          ...(order.lastFault === null ? [] : [['Last fault', order.lastFault] as const]),
          ...(order.nextStepAt === null
            ? []
            : [['Next step', <Moment key="next" at={order.nextStepAt} />] as const]),
          ['Sent', `${times(order.attempts)}, asked about ${times(order.asks)}`],
          ['POS order', <Identifier key="pos-order" value={order.posOrderId} />],
          ['Wix order', <Identifier key="wix-order" value={order.wixOrderId} />],
          ['Reference', <Identifier key="id" value={order.id} />],
          [
            'Wix request',
            requestId === null ? (
              '–'
            ) : (
              <TextLink key="request" to="/spi-calls" search={{ requestId }}>
                {requestId}
              </TextLink>
            ),
          ],
          ['Account', <MerchantLink key="account" of={order} />],
          ['Location', <Identifier key="place" value={order.configurationId} />],
        ]}
      />
    </Section>
  );
}

const times = (count: number): string => {
  if (count === 0) return 'never';
  return count === 1 ? 'once' : `${count} times`;
};
