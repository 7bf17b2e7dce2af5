import { Pill } from '@pos-bridge/ui-theme/pill';
import { Dash } from '../../components/dash.tsx';
import { Moment } from '../../components/moment.tsx';
import { SmallTable } from '../../components/small-table.tsx';
import { type DeliveryStory, itemLabels } from './delivery-labels.ts';

/** What became of each item of a delivery, and when it was seen on the site. */
export function DeliveryItems({ items }: { readonly items: DeliveryStory['items'] }) {
  return (
    <SmallTable
      label="Items"
      heads={['Item', 'State', 'Seen on the site']}
      mono="names"
      rows={items.map(({ itemPosId, state, provenAt }) => [
        itemPosId,
        <Pill key="state" {...itemLabels[state]} />,
        provenAt === null ? (
          <Dash key="proven" />
        ) : (
          <span key="proven">
            Proven <Moment at={provenAt} />
          </span>
        ),
      ])}
    />
  );
}
