import { Button, Checkbox, Group, List, Radio, Stack } from '@mantine/core';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useElsewhere } from '../../components/use-elsewhere.ts';
import { Estimate, type LocationToSync } from './estimate.tsx';

/** Forces a sync of one location or several, with an estimate first for who wants one. */
export function ForceSyncModal(props: {
  readonly locations: readonly LocationToSync[];
  /** What is chosen at first. */
  readonly mode?: 'changes' | 'everything';
  close(): void;
  onDone?(): void;
}) {
  const { locations, close } = props;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isElsewhere = useElsewhere();
  const [mode, setMode] = useState<'changes' | 'everything'>(props.mode ?? 'changes');
  const [early, setEarly] = useState(false);
  const request = useMutation(
    trpc.syncs.request.mutationOptions({
      onSuccess: ({ outcomes }) => {
        props.onDone?.();
        const [only] = outcomes;
        if (outcomes.length === 1 && only?.runId && !isElsewhere()) {
          void navigate({ to: '/syncs/$runId', params: { runId: only.runId } });
        }
      },
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.syncs.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.accounts.pathKey() }),
        ]),
    }),
  );
  const title = locations.length === 1 ? 'Force a sync' : `Force ${locations.length} syncs`;
  if (request.data !== undefined) {
    return (
      <Dialog title={title} size={440} close={close}>
        <Stack>
          <List size="sm">
            {request.data.outcomes.map((outcome) => (
              <List.Item key={outcome.configurationId}>
                {nameOf(locations, outcome.configurationId)}:{' '}
                {outcome.runId === null ? (
                  outcome.sentence
                ) : (
                  <TextLink to="/syncs/$runId" params={{ runId: outcome.runId }}>
                    {outcome.sentence}
                  </TextLink>
                )}
              </List.Item>
            ))}
          </List>
          <Group justify="flex-end">
            <Button onClick={close}>Done</Button>
          </Group>
        </Stack>
      </Dialog>
    );
  }
  return (
    <ReasonModal
      title={title}
      lead={
        <>
          Fetches the menu from the POS and publishes the changes:{' '}
          {locations.map(({ name }) => name).join('; ')}.
        </>
      }
      confirm={locations.length === 1 ? 'Sync now' : 'Sync all'}
      size={560}
      request={request}
      close={close}
      onConfirm={(reason) =>
        request.mutate({
          configurationIds: locations.map(({ configurationId }) => configurationId),
          mode,
          evenBeforeActivation: early,
          reason,
        })
      }
    >
      <Radio.Group
        label="What to publish"
        value={mode}
        onChange={(value) => setMode(value === 'everything' ? 'everything' : 'changes')}
      >
        <Stack gap={8} mt={6}>
          <Radio value="changes" label="Changes since the last sync" />
          <Radio
            value="everything"
            label="Everything"
            description="Overwrites manual changes on the site"
          />
        </Stack>
      </Radio.Group>
      <Checkbox
        checked={early}
        onChange={(event) => setEarly(event.currentTarget.checked)}
        label="Include locations that the site owner has not activated"
      />
      {early && (
        <Notice tone="warn">The first sync archives the menus that are on the site now.</Notice>
      )}
      <Estimate locations={locations} mode={mode} />
    </ReasonModal>
  );
}

const nameOf = (locations: readonly LocationToSync[], id: string): string =>
  locations.find(({ configurationId }) => configurationId === id)?.name ?? id;
