import { Button, Group, List, Progress, ScrollArea, Stack, Text } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { isReason, ReasonField } from '../../components/reason-modal.tsx';

/** One that was left as it is, and why. */
export interface LeftOut {
  readonly id: string;
  readonly sentence: string;
}

interface BulkRunProps<Item> {
  readonly title: string;
  readonly lead: ReactNode;
  /** How many it will be and what they come to, in a few words; undefined while that is not known. */
  readonly preview: string | undefined;
  readonly items: readonly Item[];
  /** Known before it begins. */
  readonly leftOut: readonly LeftOut[];
  /** What `leftOut` are left out of, as in “Not sent again”. */
  readonly leftOutTitle: string;
  readonly confirm: string;
  /** What was done with so many, as in “12 sent again”. */
  doneText(count: number): string;
  readonly link: (id: string) => ReactNode;
  readonly children?: ReactNode;
  /** Carries out one batch; each of it for itself. */
  run(
    batch: readonly Item[],
    reason: string,
  ): Promise<{
    readonly done: number;
    readonly refused: readonly LeftOut[];
  }>;
  close(): void;
}

/** So many in one request; the server takes no more. */
const batchSize = 25;

interface State {
  readonly phase: 'asking' | 'running' | 'failed' | 'stopped' | 'done';
  /** Items that are through. */
  readonly at: number;
  readonly done: number;
  readonly refused: readonly LeftOut[];
  readonly error?: unknown;
}

/** Does something to many, batch by batch: what it will be, why, how far it is, and what was left out. */
export function BulkRun<Item>(props: BulkRunProps<Item>) {
  const { items, leftOut, preview } = props;
  const [reason, setReason] = useState('');
  const [state, setState] = useState<State>({ phase: 'asking', at: 0, done: 0, refused: [] });
  const isStopped = useRef(false);
  useEffect(() => {
    isStopped.current = false;
    return () => {
      isStopped.current = true;
    };
  }, []);
  const run = async () => {
    isStopped.current = false;
    let { at, done, refused } = state;
    try {
      while (at < items.length && !isStopped.current) {
        setState({ phase: 'running', at, done, refused });
        const answer = await props.run(items.slice(at, at + batchSize), reason.trim());
        at = Math.min(at + batchSize, items.length);
        done += answer.done;
        refused = [...refused, ...answer.refused];
      }
      setState({ phase: at < items.length ? 'stopped' : 'done', at, done, refused });
    } catch (error) {
      setState({ phase: 'failed', at, done, refused, error });
    }
  };
  const isRunning = state.phase === 'running';
  const isBegun = state.phase !== 'asking';
  return (
    <Dialog title={props.title} size={560} onlyByButton={isBegun} close={props.close}>
      <Stack gap="md">
        {!isBegun && (
          <>
            <Text size="sm">{props.lead}</Text>
            {props.children}
            {preview !== undefined && <Text fw={600}>{preview}</Text>}
            <LeftOutList title={props.leftOutTitle} leftOut={leftOut} link={props.link} />
            {items.length > 0 && <ReasonField value={reason} onChange={setReason} />}
          </>
        )}
        {isBegun && (
          <>
            <Progress
              value={(100 * state.at) / Math.max(1, items.length)}
              aria-label="Progress"
              animated={isRunning}
            />
            <Notice
              tone={state.phase === 'done' ? 'good' : isRunning ? 'busy' : 'warn'}
              title={isRunning ? `${state.at} of ${items.length}…` : props.doneText(state.done)}
              alert={!isRunning}
            >
              {state.phase === 'stopped' && (
                <Text size="sm">
                  Stopped after {state.at} of {items.length}.
                </Text>
              )}
            </Notice>
            {state.phase === 'failed' && <Failure error={state.error} />}
            <LeftOutList
              title={props.leftOutTitle}
              leftOut={[...leftOut, ...state.refused]}
              link={props.link}
            />
          </>
        )}
        <Group justify="flex-end">
          {!isBegun && (
            <Button variant="default" onClick={props.close}>
              Cancel
            </Button>
          )}
          {(state.phase === 'asking' || state.phase === 'failed' || state.phase === 'stopped') && (
            <Button disabled={!isReason(reason) || items.length === 0} onClick={() => void run()}>
              {isBegun ? 'Go on' : props.confirm}
            </Button>
          )}
          {isRunning && (
            <Button
              variant="default"
              onClick={() => {
                isStopped.current = true;
              }}
            >
              Stop
            </Button>
          )}
          {isBegun && !isRunning && <Button onClick={props.close}>Done</Button>}
        </Group>
      </Stack>
    </Dialog>
  );
}

function LeftOutList(props: {
  readonly title: string;
  readonly leftOut: readonly LeftOut[];
  readonly link: (id: string) => ReactNode;
}) {
  const { leftOut } = props;
  if (leftOut.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {props.title}: {leftOut.length}
      </Text>
      <ScrollArea.Autosize mah={180}>
        <List size="sm">
          {leftOut.map(({ id, sentence }) => (
            <List.Item key={id}>
              {props.link(id)}: {sentence}
            </List.Item>
          ))}
        </List>
      </ScrollArea.Autosize>
    </div>
  );
}
