import { Group, List, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Section } from '../../components/section.tsx';
import { type SetUpStep, setUpSteps } from './set-up-steps.ts';
import type { SitePage } from './site-labels.ts';

const stateLabels = {
  done: { text: 'Done', tone: 'good' },
  next: { text: 'Next', tone: 'warn' },
  later: { text: 'Later', tone: 'quiet' },
} as const satisfies Record<SetUpStep['state'], object>;

/** What the merchant still has to do until orders come, and what he sees of it. */
export function SetUpSection({ page }: { readonly page: SitePage }) {
  const steps = setUpSteps(page);
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <Section
      title="Set-up"
      actions={
        <Text size="sm" c="dimmed">
          {done} of {steps.length} done
        </Text>
      }
    >
      <List type="ordered" spacing="sm" size="sm" aria-label="Steps of the set-up">
        {steps.map(({ title, state, detail, merchantSees }) => (
          <List.Item key={title}>
            <Group gap="xs">
              <Text span fz={14} fw={550}>
                {title}
              </Text>
              <Pill {...stateLabels[state]} />
            </Group>
            <Text fz={13}>{detail}</Text>
            {state === 'next' && merchantSees !== null && (
              <Text fz={13} c="dimmed">
                What the merchant sees: {merchantSees}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
