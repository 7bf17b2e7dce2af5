import { Pill } from '@pos-bridge/ui-theme/pill';
import { Moment } from '../../components/moment.tsx';
import { SmallTable } from '../../components/small-table.tsx';
import type { WebhookEvent } from './webhook-event-labels.ts';

export function WebhookEventItems({ items }: { readonly items: WebhookEvent['items'] }) {
  return (
    <SmallTable
      label="Stock"
      heads={['Item', 'Stock', 'Back']}
      mono="names"
      rows={items.map(({ itemPosId, inStock, quantity, outUntil }) => [
        itemPosId,
        <Pill
          key="stock"
          tone={inStock ? 'good' : 'warn'}
          text={inStock ? (quantity === null ? 'In stock' : `${quantity} left`) : 'Out'}
        />,
        outUntil === null ? '–' : <Moment key="back" at={outUntil} />,
      ])}
    />
  );
}
