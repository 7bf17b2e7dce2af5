import { Button, NumberInput, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import type { AppRouter } from '../../../../server/router.ts';
import { useTRPC } from '../../../api.ts';
import { Failure } from '../../../components/failure.tsx';
import { ReasonModal } from '../../../components/reason-modal.tsx';
import { ForRole } from '../../../components/roles.tsx';
import { Section } from '../../../components/section.tsx';
import { doneWith } from '../../../components/tell.tsx';
import { useChanged } from '../../../components/use-changed.ts';
import { minutesInLabels } from '../account-labels.ts';

type Acceptance = inferRouterOutputs<AppRouter>['accounts']['acceptanceDeadline'];
type Rule = Acceptance['deadline']['rule'];

const longestMinutes = 24 * 60;

/** How long the kitchen may take to accept an order before support is told. */
export function OrderSettingsSection({ accountId }: { readonly accountId: string }) {
  const trpc = useTRPC();
  const acceptance = useQuery(trpc.accounts.acceptanceDeadline.queryOptions({ accountId }));
  const [changing, setChanging] = useState(false);
  return (
    <Section
      title="Order settings"
      actions={
        acceptance.data && (
          <ForRole needs="support">
            <Button variant="subtle" onClick={() => setChanging(true)}>
              Change…
            </Button>
          </ForRole>
        )
      }
    >
      {acceptance.error !== null && acceptance.data === undefined && (
        <Failure error={acceptance.error} retry={() => void acceptance.refetch()} />
      )}
      {acceptance.isPending && <Skeleton h={44} aria-label="Loading the order settings" />}
      {acceptance.data && <Saved acceptance={acceptance.data} />}
      {changing && acceptance.data && (
        <ChangeModal
          accountId={accountId}
          acceptance={acceptance.data}
          close={() => setChanging(false)}
        />
      )}
    </Section>
  );
}

function Saved({ acceptance: { deadline, usualMinutes } }: { readonly acceptance: Acceptance }) {
  if (deadline.rule === 'none') {
    return (
      <Stack gap={4}>
        <Text fz={14}>Orders have no time limit to be accepted.</Text>
        <Text fz={13} c="dimmed">
          Orders that the kitchen does not accept are not reported.
        </Text>
      </Stack>
    );
  }
  const minutes = deadline.rule === 'within' ? deadline.minutes : usualMinutes;
  return (
    <Stack gap={4}>
      <Text fz={14}>
        Orders must be accepted within <strong>{minutesInLabels(minutes)}</strong>
        {deadline.rule === 'usual' && ', the default'}.
      </Text>
      <Text fz={13} c="dimmed">
        Orders not accepted in time appear on Home.
      </Text>
    </Stack>
  );
}

function ChangeModal(props: {
  readonly accountId: string;
  readonly acceptance: Acceptance;
  close(): void;
}) {
  const { accountId, close } = props;
  const { deadline, usualMinutes } = props.acceptance;
  const [rule, setRule] = useState<Rule>(deadline.rule);
  const [minutes, setMinutes] = useState<number | string>(
    deadline.rule === 'within' ? deadline.minutes : usualMinutes * 2,
  );
  const trpc = useTRPC();
  const change = useMutation(
    trpc.accounts.changeAcceptanceDeadline.mutationOptions({
      onSuccess: doneWith('Time limit saved. It applies to new orders.', close),
      onSettled: useChanged('accounts', 'configurations'),
    }),
  );
  const fits = typeof minutes === 'number' && minutes >= 1 && minutes <= longestMinutes;
  const isChanged =
    rule !== deadline.rule || (deadline.rule === 'within' && minutes !== deadline.minutes);
  return (
    <ReasonModal
      title="Time to accept an order"
      lead="Counted from when Wix sends the order. Applies to new orders only."
      confirm="Save"
      ready={isChanged && (rule !== 'within' || fits)}
      request={change}
      close={close}
      onConfirm={(reason) => {
        if (rule !== 'within') change.mutate({ accountId, deadline: { rule }, reason });
        else if (fits) change.mutate({ accountId, deadline: { rule, minutes }, reason });
      }}
    >
      <Radio.Group
        label="Orders must be accepted"
        value={rule}
        onChange={(value) => setRule(ruleOf(value))}
      >
        <Stack gap={8} mt={6}>
          <Radio value="usual" label={`Within the default ${minutesInLabels(usualMinutes)}`} />
          <Radio value="within" label="Within a time for this account" />
          <Radio
            value="none"
            label="No time limit"
            description="Orders that are not accepted are not reported"
          />
        </Stack>
      </Radio.Group>
      {rule === 'within' && (
        <NumberInput
          label="Minutes"
          description="From 1 minute to 24 hours (1440)"
          size="sm"
          w={200}
          min={1}
          max={longestMinutes}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="none"
          error={fits ? undefined : 'Enter a whole number from 1 to 1440'}
          value={minutes}
          onChange={setMinutes}
        />
      )}
    </ReasonModal>
  );
}

const ruleOf = (value: string): Rule => (value === 'within' || value === 'none' ? value : 'usual');
