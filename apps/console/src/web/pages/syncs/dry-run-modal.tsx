import { Button, Group, List, Stack, Tabs, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { DiffView } from './diff-view.tsx';
import { summary } from './estimate.tsx';
import { Findings } from './findings.tsx';

/** What a sync of the location would do now, without doing it. */
export function DryRunModal(props: {
  readonly configurationId: string;
  readonly name: string;
  close(): void;
}) {
  const { configurationId, name, close } = props;
  const trpc = useTRPC();
  const { mutate, data, error, isPending } = useMutation(trpc.syncs.dryRun.mutationOptions());
  useEffect(() => mutate({ configurationId }), [mutate, configurationId]);
  return (
    <Dialog title={`Dry run of ${name}`} size={760} close={close}>
      <Stack>
        {error !== null && <Failure error={error} retry={() => mutate({ configurationId })} />}
        {isPending && (
          <Text size="sm" role="status">
            Reading the menu and the site. Nothing is changed.
          </Text>
        )}
        {data && <Text size="sm">{capitalized(summary(data))}.</Text>}
        {data?.outcome === 'planned' && (
          <Tabs defaultValue="diff">
            <Tabs.List>
              <Tabs.Tab value="diff">Changes</Tabs.Tab>
              <Tabs.Tab value="plan">Calls</Tabs.Tab>
              <Tabs.Tab value="findings">Findings ({data.findings.length})</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="diff" pt="sm">
              <DiffView diff={data.diff} />
            </Tabs.Panel>
            <Tabs.Panel value="plan" pt="sm">
              {data.plan.archivedMenus.length > 0 && (
                <Text size="sm" mb="xs">
                  Archives these menus of the site: {data.plan.archivedMenus.join(', ')}.
                </Text>
              )}
              <List size="sm" type="ordered">
                {data.plan.steps.map(({ kind, names }) => (
                  <List.Item key={`${kind} ${names.join()}`}>
                    <span className="mono">{kind}</span> {names.slice(0, 6).join(', ')}
                    {names.length > 6 && ` and ${names.length - 6} more`}
                  </List.Item>
                ))}
              </List>
            </Tabs.Panel>
            <Tabs.Panel value="findings" pt="sm">
              <Findings findings={data.findings} />
            </Tabs.Panel>
          </Tabs>
        )}
        {data?.outcome === 'would-fail' && data.findings.length > 0 && (
          <Findings findings={data.findings} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Close
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
