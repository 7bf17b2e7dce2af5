import { Facts } from '../../../components/facts.tsx';
import { Identifier } from '../../../components/identifier.tsx';
import { ClosedSection } from '../../../components/section.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import type { Order } from '../order-labels.ts';

/** What engineers look for of an order: its ids, here and on both sides. */
export function OrderDetails({ order }: { readonly order: Order }) {
  const { requestId, lastFault } = order;
  return (
    <ClosedSection title="Details">
      <Facts
        facts={[
          ['Wix order', <Identifier key="wix-order" value={order.wixOrderId} />],
          ['POS order', <Identifier key="pos-order" value={order.posOrderId} />],
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
          ['Site', <Identifier key="site" value={order.instanceId} />],
          ['Account', <Identifier key="account" value={order.accountId} />],
          ['Location', <Identifier key="place" value={order.configurationId} />],
          ['POS location', <Identifier key="pos-place" value={order.posLocationId} />],
          ...(lastFault === null ? [] : [['Last fault', lastFault.text] as const]),
        ]}
      />
    </ClosedSection>
  );
}
