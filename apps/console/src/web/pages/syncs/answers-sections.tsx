import { Button, Collapse, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api.ts';
import { Failure } from '../../components/failure.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { JsonView } from '../../components/json-view.tsx';
import { Moment } from '../../components/moment.tsx';
import { readableBody } from '../../components/readable-body.ts';
import { Section } from '../../components/section.tsx';
import { type Answer, problemLabels, stepLabels } from './sync-labels.ts';

const sides = [
  ['wix', 'Failed calls to Wix', 'Quote the request id to Wix support.'],
  ['pos', 'Failed calls to the POS', 'Quote the request id to the POS’s support.'],
] as const;

/** What the other side said, word for word, wherever the run had to repeat a step or gave up. */
export function AnswersSections({ runId }: { readonly runId: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.syncs.answers.queryOptions({ runId }));
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  return sides.map(([side, title, hint]) => {
    const answers = data?.answers.filter((answer) => answer.side === side) ?? [];
    if (answers.length === 0) return null;
    return (
      <Section key={side} title={title}>
        <Text size="sm" c="dimmed" mb="sm">
          {answers.length === 1
            ? '1 failed call.'
            : `The last ${answers.length} failed calls, newest first.`}{' '}
          {hint}
        </Text>
        <Stack gap="xs">
          {answers.map((answer) => (
            <OneAnswer key={answer.id} answer={answer} />
          ))}
        </Stack>
      </Section>
    );
  });
}

function OneAnswer({ answer }: { readonly answer: Answer }) {
  const [opened, { toggle }] = useDisclosure(false);
  const { body } = answer;
  return (
    <Paper p="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Pill
            tone={toneOf(answer)}
            text={answer.status === null ? 'No answer' : String(answer.status)}
          />
          <Text size="sm" fw={550}>
            {answer.step === null ? 'Before the first step' : stepLabels[answer.step]}
          </Text>
        </Group>
        <Text size="xs" c="dimmed">
          Attempt {answer.attempt} · <Moment at={answer.at} />
        </Text>
      </Group>
      <Text size="sm" mt={4}>
        {problemLabels(answer.problem)}
      </Text>
      {answer.method !== null && (
        <Text size="sm" className="mono" mt={4} style={{ overflowWrap: 'anywhere' }}>
          {answer.method} {answer.path}
        </Text>
      )}
      {answer.requestId !== null && (
        <Text size="sm" mt={4} component="div">
          Request id <Identifier value={answer.requestId} />
        </Text>
      )}
      {body === null || body === '' ? (
        answer.status !== null && (
          <Text size="sm" c="dimmed" mt={4}>
            {answer.bodyLength === null || answer.bodyLength === 0
              ? 'Empty response.'
              : 'Response visible to support only.'}
          </Text>
        )
      ) : (
        <>
          <Button
            variant="subtle"
            size="compact-sm"
            mt={4}
            ml={-8}
            aria-expanded={opened}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            onClick={toggle}
          >
            {opened ? 'Hide response' : 'Show response'}
          </Button>
          <Collapse expanded={opened}>
            <Stack gap={6} mt={6}>
              <JsonView label={`answer ${answer.id}`} value={readableBody(body)} />
              {answer.bodyLength !== null && answer.bodyLength > body.length && (
                <Text size="xs" c="dimmed">
                  First {kilobytes(body.length)} of {kilobytes(answer.bodyLength)} stored.
                </Text>
              )}
            </Stack>
          </Collapse>
        </>
      )}
    </Paper>
  );
}

const toneOf = ({ status, problem }: Answer) =>
  problem === null || problem === 'rate_limited' ? 'warn' : status === null ? 'quiet' : 'bad';

const kilobytes = (characters: number): string => `${Math.ceil(characters / 1_024)} KB`;
