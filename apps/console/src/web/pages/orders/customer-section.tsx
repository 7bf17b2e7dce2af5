import { Button, Stack, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import type { AppRouter } from '../../../server/router.ts';
import { useTRPC } from '../../api.ts';
import { Facts } from '../../components/facts.tsx';
import { Moment } from '../../components/moment.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { ForRole } from '../../components/roles.tsx';
import { Section } from '../../components/section.tsx';
import type { Customer } from './order-labels.ts';

export type Revealed = inferRouterOutputs<AppRouter>['orders']['reveal'];
export interface Subject {
  readonly type: 'order' | 'validation';
  readonly id: string;
}

/** Who ordered: masked, until somebody of support says why it must be seen. */
export function CustomerSection(props: {
  readonly subject: Subject;
  readonly masked: Customer;
  readonly hasHidden: boolean;
  readonly erasedAt: string | null;
  readonly revealed: Revealed | null;
  onReveal(revealed: Revealed): void;
}) {
  const [asking, setAsking] = useState(false);
  const { revealed, erasedAt } = props;
  const shown = revealed?.customer ?? props.masked;
  return (
    <Section
      title="Customer"
      actions={
        revealed === null &&
        props.hasHidden && (
          <ForRole needs="support">
            <Button
              variant="default"
              leftSection={<IconEye size={14} aria-hidden />}
              onClick={() => setAsking(true)}
            >
              Show
            </Button>
          </ForRole>
        )
      }
    >
      <Stack gap="xs">
        <Facts
          facts={[
            ['Name', shown.name ?? '–'],
            ['Phone', shown.phone ?? '–'],
            ['E-mail', shown.email ?? '–'],
            ['Address', shown.address ?? '–'],
            ['Comment', shown.comment ?? '–'],
          ]}
        />
        {erasedAt !== null && (
          <Text size="sm" c="dimmed">
            Erased on <Moment at={erasedAt} />.
          </Text>
        )}
      </Stack>
      {asking && (
        <RevealModal
          subject={props.subject}
          close={() => setAsking(false)}
          onReveal={(whole) => {
            props.onReveal(whole);
            setAsking(false);
          }}
        />
      )}
    </Section>
  );
}

function RevealModal(props: {
  readonly subject: Subject;
  close(): void;
  onReveal(revealed: Revealed): void;
}) {
  const { type, id } = props.subject;
  const trpc = useTRPC();
  // What was shown stays with this page alone, and goes with it.
  const options = { onSuccess: props.onReveal, gcTime: 0 };
  const ofOrder = useMutation(trpc.orders.reveal.mutationOptions(options));
  const ofValidation = useMutation(trpc.validations.reveal.mutationOptions(options));
  const reveal = type === 'order' ? ofOrder : ofValidation;
  return (
    <ReasonModal
      title="Show customer data"
      lead="Shows name, contact, address and comments until you leave the page. Your name and reason are recorded."
      confirm="Show"
      request={reveal}
      close={props.close}
      onConfirm={(reason) => reveal.mutate({ id, reason })}
    />
  );
}
