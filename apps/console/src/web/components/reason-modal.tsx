import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { Failure } from './failure.tsx';

interface ReasonModalProps {
  readonly title: string;
  /** What will happen. */
  readonly lead: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean;
  /** What carries it out. */
  readonly request: { readonly isPending: boolean; readonly error: unknown };
  /** While false, something beside the reason is missing. */
  readonly ready?: boolean;
  readonly children?: ReactNode;
  readonly size?: number;
  close(): void;
  onConfirm(reason: string): void;
}

const shortestReason = 3;
export const isReason = (text: string): boolean => text.trim().length >= shortestReason;

/** Why something is changed, as it will stand in the audit trail. */
export const ReasonField = (props: { readonly value: string; onChange(reason: string): void }) => (
  <Textarea
    label="Reason"
    description="Shown in the audit trail"
    placeholder="Who asked for it, and why"
    required
    autosize
    minRows={2}
    maxRows={5}
    maxLength={500}
    value={props.value}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  />
);

/** Before something of a merchant's is changed: what will happen, and why it is done. */
export function ReasonModal(props: ReasonModalProps) {
  return (
    <Dialog title={props.title} size={props.size ?? 480} close={props.close}>
      <ReasonForm {...props} />
    </Dialog>
  );
}

function ReasonForm(props: ReasonModalProps) {
  const [reason, setReason] = useState('');
  const enough = isReason(reason);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (enough && props.ready !== false && !props.request.isPending)
          props.onConfirm(reason.trim());
      }}
    >
      <Stack gap="md">
        <Text size="sm" component="div">
          {props.lead}
        </Text>
        {props.children}
        {props.request.error !== null && <Failure error={props.request.error} />}
        <ReasonField value={reason} onChange={setReason} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.close}>
            Cancel
          </Button>
          <Button
            type="submit"
            {...(props.danger && { color: 'red' })}
            loading={props.request.isPending}
            disabled={!enough || props.ready === false}
          >
            {props.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
