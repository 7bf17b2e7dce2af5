import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Facts } from '../../components/facts.tsx';
import { Failure } from '../../components/failure.tsx';
import { Moment } from '../../components/moment.tsx';
import { Page } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { PageFor } from '../../components/roles.tsx';
import { Section, Sections } from '../../components/section.tsx';

export function ErasurePage() {
  return (
    <PageFor needs="administrator">
      <Erasure />
    </PageFor>
  );
}

function Erasure() {
  const trpc = useTRPC();
  const [contact, setContact] = useState('');
  const [asking, setAsking] = useState(false);
  // Whom it was about stays with this page alone, and goes with it.
  const preview = useMutation(trpc.customers.preview.mutationOptions({ gcTime: 0 }));
  const erasure = useMutation(
    trpc.customers.erase.mutationOptions({ gcTime: 0, onSuccess: () => setAsking(false) }),
  );
  const found = preview.data;
  return (
    <Page
      title="Erase customer data"
      lead="Removes name, contact, address and comments from all orders and validations. The ordered items stay."
    >
      <Sections>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            erasure.reset();
            preview.mutate({ contact });
          }}
        >
          <Group align="flex-end">
            <TextInput
              label="Phone or e-mail"
              description="As entered when ordering"
              required
              w={320}
              value={contact}
              onChange={(event) => {
                setContact(event.currentTarget.value);
                preview.reset();
                erasure.reset();
              }}
            />
            <Button type="submit" variant="default" loading={preview.isPending}>
              Search{' '}
            </Button>
          </Group>
        </form>
        {preview.error !== null && <Failure error={preview.error} />}
        {found !== undefined && erasure.data === undefined && (
          <Section
            title="Data to erase"
            actions={
              found.orders + found.validations > 0 && (
                <Button color="red" onClick={() => setAsking(true)}>
                  Erase
                </Button>
              )
            }
          >
            <Counts {...found} />
          </Section>
        )}
        {erasure.data !== undefined && (
          <Section title="Certificate">
            <Stack gap="xs">
              <Facts
                facts={[
                  ['Erased', <Moment key="at" at={erasure.data.erasedAt} />],
                  ['Reason', erasure.variables.reason],
                  ['Name in the audit trail', `customer ${erasure.data.subject}`],
                ]}
              />
              <Counts {...erasure.data} />
            </Stack>
          </Section>
        )}
      </Sections>
      {asking && (
        <ReasonModal
          title="Erase this customer’s data"
          lead="This cannot be undone."
          confirm="Erase"
          danger
          request={erasure}
          close={() => setAsking(false)}
          onConfirm={(reason) => erasure.mutate({ contact, reason })}
        />
      )}
    </Page>
  );
}

function Counts(counts: {
  readonly orders: number;
  readonly validations: number;
  readonly ordersLeft: number;
}) {
  return (
    <Stack gap="xs">
      <Facts
        facts={[
          ['Orders', String(counts.orders)],
          ['Validations', String(counts.validations)],
        ]}
      />
      {counts.ordersLeft > 0 && (
        <Text size="sm">
          {counts.ordersLeft} more orders are still open, and the kitchen may need their data.
          Search again when they are closed.
        </Text>
      )}
    </Stack>
  );
}
