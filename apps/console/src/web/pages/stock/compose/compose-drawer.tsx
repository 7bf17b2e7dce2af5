import { Button, Divider, Group, Stack, Text } from '@mantine/core';
import { IconEye, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../../api.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { Failure } from '../../../components/failure.tsx';
import { isReason, ReasonField } from '../../../components/reason-modal.tsx';
import { useElsewhere } from '../../../components/use-elsewhere.ts';
import type { StockRow } from '../stock-labels.ts';
import { asKnown, type ComposedItem, toSend } from './composed-items.ts';
import { ItemEditor } from './item-editor.tsx';
import { PreviewView } from './preview-view.tsx';

interface ComposeProps {
  readonly configurationId: string;
  readonly place: string;
  /** The merchant's. */
  readonly timeZone: string | undefined;
  readonly items: readonly StockRow[];
  close(): void;
}

/** Composes a webhook event, shows exactly what would be sent, and sends it. */
export function ComposeDrawer(props: ComposeProps) {
  return (
    <Dialog look="side" title={`Send stock of ${props.place}`} size={560} close={props.close}>
      <Compose {...props} />
    </Dialog>
  );
}

function Compose({ configurationId, timeZone, items: chosen }: ComposeProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isElsewhere = useElsewhere();
  const [items, setItems] = useState<readonly ComposedItem[]>(() => chosen.map(asKnown));
  const [reason, setReason] = useState('');
  const preview = useMutation(trpc.stock.preview.mutationOptions());
  const send = useMutation(
    trpc.stock.send.mutationOptions({
      onSuccess: ({ eventId }) => {
        if (!isElsewhere())
          void navigate({ to: '/webhook-events/$eventId', params: { eventId: eventId } });
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.stock.pathKey() }),
    }),
  );
  const change = (item: ComposedItem) => {
    setItems((old) => old.map((one) => (one.itemPosId === item.itemPosId ? item : one)));
    // What was shown is not what would be sent any more.
    preview.reset();
  };
  const wish = { configurationId, items: toSend(items) };
  const ready = preview.data !== undefined && isReason(reason);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !send.isPending) send.mutate({ ...wish, reason: reason.trim() });
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          Items are sent as they are now. Changes you make hold until the POS reports the item
          again, or until the time you set.
        </Text>
        {items.map((item) => (
          <ItemEditor key={item.itemPosId} item={item} timeZone={timeZone} onChange={change} />
        ))}
        {preview.data === undefined && (
          <Group>
            <Button
              variant="default"
              leftSection={<IconEye size={14} aria-hidden />}
              loading={preview.isPending}
              onClick={() => preview.mutate(wish)}
            >
              Preview
            </Button>
          </Group>
        )}
        {preview.error !== null && <Failure error={preview.error} />}
        {preview.data !== undefined && (
          <>
            <Divider />
            <PreviewView preview={preview.data} />
            <Divider />
            <ReasonField value={reason} onChange={setReason} />
            {send.error !== null && <Failure error={send.error} />}
            <Group justify="flex-end">
              <Button
                type="submit"
                leftSection={<IconSend size={14} aria-hidden />}
                loading={send.isPending}
                disabled={!ready}
              >
                Send
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </form>
  );
}
