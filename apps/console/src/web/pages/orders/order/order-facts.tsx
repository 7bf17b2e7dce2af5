import { Text } from '@mantine/core';
import { Facts } from '../../../components/facts.tsx';
import { LocationLink, MerchantLink } from '../../../components/location-label.tsx';
import { Moment } from '../../../components/moment.tsx';
import { Section } from '../../../components/section.tsx';
import { faultInWords } from '../fault-words.ts';
import type { Order } from '../order-labels.ts';
import { wixStatusInWords } from './event-labels.ts';

/** Where an order stands, and what is still to come. */
export function OrderFacts({ order }: { readonly order: Order }) {
  const { posOrderStatus } = order;
  const meaning = order.statuses.find(({ status }) => status === posOrderStatus)?.meaning;
  return (
    <Section title="Status">
      <Facts
        facts={[
          ['Merchant', <MerchantLink key="account" of={order} />],
          ['Location', <LocationLink key="location" of={order} />],
          ['Received', <Moment key="at" at={order.receivedAt} />],
          [
            `At ${order.posName}`,
            <span key="pos">
              {meaning ?? posOrderStatus ?? 'no status'}{' '}
              {meaning !== undefined && <Code of={posOrderStatus} beside={meaning} />}
              {order.posUpdatedAt !== null && <Moment at={order.posUpdatedAt} />}
            </span>,
          ],
          [
            'On Wix',
            <span key="wix">
              {wixStatusInWords(order.wixStatus)}{' '}
              <Code of={order.wixStatus} beside={wixStatusInWords(order.wixStatus)} />
              {order.wixSeenAt !== null && <Moment at={order.wixSeenAt} />}
            </span>,
          ],
          ...(order.acceptBy === null
            ? []
            : [['Accept by', <Moment key="by" at={order.acceptBy} />] as const]),
          ...(order.lastFault === null
            ? []
            : [['Last fault', faultInWords(order.lastFault)] as const]),
          ...(order.nextStepAt === null
            ? []
            : [['Next step', <Moment key="next" at={order.nextStepAt} />] as const]),
          ['Sent', `${times(order.attempts)}, asked about ${times(order.asks)}`],
        ]}
      />
    </Section>
  );
}

/** A status as it is called on the wire, where the word for it is another. */
function Code({ of, beside }: { readonly of: string | null; readonly beside: string }) {
  if (of === null || of === beside) return null;
  return (
    <Text span fz={11.5} c="dimmed" className="mono">
      {of}{' '}
    </Text>
  );
}

const times = (count: number): string => {
  if (count === 0) return 'never';
  return count === 1 ? 'once' : `${count} times`;
};
