import { Group, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Moment } from '../../../components/moment.tsx';
import { Section } from '../../../components/section.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import { ChangesBetween } from '../changes-between.tsx';
import { type Order, outcomeLabels } from '../order-labels.ts';

/** What was said of the order at the checkout, and what has changed since. */
export function PrecedingValidation({ validation, order }: Pick<Order, 'validation' | 'order'>) {
  return (
    <Section title="Validation before the order">
      {validation === null ? (
        <Text size="sm" c="dimmed">
          Wix created the order without validating it.
        </Text>
      ) : (
        <>
          <Group gap="sm" mb="sm">
            <TextLink
              to="/validations/$validationId"
              params={{ validationId: validation.id }}
              fz="sm"
              fw={550}
            >
              Findings
            </TextLink>
            <Pill {...outcomeLabels[validation.outcome]} />
            <Text size="sm" c="dimmed">
              <Moment at={validation.validatedAt} />
            </Text>
          </Group>
          <ChangesBetween changes={validation.changes} order={order} />
        </>
      )}
    </Section>
  );
}
