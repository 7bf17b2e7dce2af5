import { Group, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { momentWords } from '../../components/moment-words.ts';
import { Section } from '../../components/section.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { ChangesBetween } from '../orders/changes-between.tsx';
import { stateLabels, type Validation } from '../orders/order-labels.ts';

/** The order that Wix had created after it had asked, and what had changed by then. */
export function FollowedBy({
  order,
  validated,
}: {
  readonly order: Validation['followedBy'];
  /** The order as it was validated. */
  readonly validated: unknown;
}) {
  return (
    <Section title="Order created">
      {order === null ? (
        <Text size="sm" c="dimmed">
          Wix has not created it. The guest gave up, changed the cart, or the site owner has not
          accepted it.
        </Text>
      ) : (
        <>
          <Group gap="sm" mb="sm">
            <TextLink to="/orders/$orderId" params={{ orderId: order.id }} fz="sm" fw={550}>
              Order of {momentWords(new Date(order.receivedAt), { seconds: false })}
            </TextLink>
            <Pill {...stateLabels[order.state]} />
          </Group>
          <ChangesBetween changes={order.changes} order={validated} />
        </>
      )}
    </Section>
  );
}
