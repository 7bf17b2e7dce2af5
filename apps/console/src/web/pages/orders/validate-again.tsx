import { Button, List, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { ForRole } from '../../components/roles.tsx';
import type { Subject } from './customer-section.tsx';
import { type Again, type Finding, type Outcome, outcomeLabels } from './order-labels.ts';

/** Asks for the judgement of a stored order as things stand now. */
export function useValidateAgain({ type, id }: Subject) {
  const trpc = useTRPC();
  const ofOrder = useMutation(trpc.orders.validateAgain.mutationOptions());
  const ofValidation = useMutation(trpc.validations.validateAgain.mutationOptions());
  const again = type === 'order' ? ofOrder : ofValidation;
  return {
    data: again.data,
    error: again.error,
    isPending: again.isPending,
    ask: () => again.mutate({ id }),
  };
}

export function ValidateAgainButton(props: {
  readonly again: ReturnType<typeof useValidateAgain>;
}) {
  const { again } = props;
  return (
    <ForRole needs="support">
      <Button
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={again.isPending}
        onClick={again.ask}
      >
        Validate again
      </Button>
    </ForRole>
  );
}

/** What is different now from when Wix asked; nothing before it was asked for. */
export function ComparedWithNow(props: {
  readonly again: ReturnType<typeof useValidateAgain>;
  readonly then: { readonly outcome: Outcome; readonly findings: readonly Finding[] } | null;
}) {
  const { data: now, error, ask } = props.again;
  if (error !== null) return <Failure error={error} retry={ask} />;
  if (now === undefined) return null;
  const { then } = props;
  const turned = then === null ? [] : turnedChecks(then.findings, now.findings);
  return (
    <div role="status">
      <Text size="sm" component="div" mb={4}>
        {then !== null && (
          <>
            <Pill {...outcomeLabels[then.outcome]} /> then,{' '}
          </>
        )}
        <Pill {...outcomeLabels[now.verdict]} /> now. Nothing was stored or sent.
      </Text>
      {turned.length > 0 && (
        <List size="sm" mb="xs" aria-label="Changes since then">
          {turned.map(({ title, was, is }) => (
            <List.Item key={title}>
              {title}: {words[was]} then, {words[is]} now
            </List.Item>
          ))}
        </List>
      )}
      {then !== null && turned.length === 0 && (
        <Text size="sm" c="dimmed">
          No changes since then.
        </Text>
      )}
      {now.isIncomplete && (
        <Text size="sm" c="dimmed">
          The customer’s data is erased. Ignore findings about it.
        </Text>
      )}
    </div>
  );
}

const words: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  could_not_tell: 'not checked',
};
type Verdict = Finding['verdict'];

/** Checks whose worst verdict is another one now. */
function turnedChecks(then: readonly Finding[], now: Again['findings']) {
  const was = worstByTitle(then);
  return [...worstByTitle(now)].flatMap(([title, is]) => {
    const before = was.get(title);
    return before === undefined || before === is ? [] : [{ title, was: before, is }];
  });
}

const severity: Readonly<Record<Verdict, number>> = { passed: 0, could_not_tell: 1, failed: 2 };

function worstByTitle(findings: readonly Finding[]): Map<string, Verdict> {
  const worst = new Map<string, Verdict>();
  for (const { title, verdict } of findings) {
    const known = worst.get(title);
    if (known === undefined || severity[verdict] > severity[known]) worst.set(title, verdict);
  }
  return worst;
}
