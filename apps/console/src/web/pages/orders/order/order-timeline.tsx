import { Text, Timeline } from '@mantine/core';
import { Moment } from '../../../components/moment.tsx';
import { detailOf, type OrderEvent, tell } from './event-labels.ts';

/** What happened to an order, at the POS, on Wix and in between, the first thing first. */
export function OrderTimeline({ events }: { readonly events: readonly OrderEvent[] }) {
  return (
    <Timeline bulletSize={24} lineWidth={1} color="gray" active={-1}>
      {events.map((event) => {
        const { side, icon: Icon, sentence } = tell(event);
        const detail = detailOf(event);
        return (
          <Timeline.Item
            key={event.id}
            bullet={<Icon size={13} aria-hidden />}
            title={sentence}
            mt={14}
            styles={{ itemTitle: { fontSize: 13.5, fontWeight: 500 } }}
          >
            {detail !== '' && (
              <Text fz={12.5} style={{ overflowWrap: 'anywhere' }}>
                {detail}
              </Text>
            )}
            <Text fz={12} c="dimmed">
              {side} · <Moment at={event.at} />
            </Text>
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}
