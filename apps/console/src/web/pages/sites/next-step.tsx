import { Button, Group, Text } from '@mantine/core';
import type { Tone } from '@pos-bridge/ui-theme';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { IconLink, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTRPC } from '../../api.ts';
import { ForRole } from '../../components/roles.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import { useChanged } from '../../components/use-changed.ts';
import { ConnectionLinkModal } from './connection-link.tsx';
import type { SitePage } from './site-labels.ts';

/** What has to happen before orders can come to the site; nothing where an account is connected. */
export function NextStep({ page: { instance, accounts } }: { readonly page: SitePage }) {
  const [linking, setLinking] = useState(false);
  const connect = (
    <>
      <Button leftSection={<IconLink size={14} aria-hidden />} onClick={() => setLinking(true)}>
        Create connection link…
      </Button>
      {linking && <ConnectionLinkModal instanceId={instance.id} close={() => setLinking(false)} />}
    </>
  );
  switch (instance.state) {
    case 'seen':
      return (
        <Step
          tone="warn"
          title="Installation of the app is not confirmed"
          action={<AskWix instanceId={instance.id} />}
        >
          Wix called for this site, but sent no installation. Check with Wix. If the app is missing,
          the site owner adds it in the Wix dashboard.
        </Step>
      );
    case 'removed':
      return (
        <Step
          tone="quiet"
          title="The app was removed from this site"
          action={<AskWix instanceId={instance.id} />}
        >
          Menus and orders are stopped. To resume, the site owner adds the app again in the Wix
          dashboard and connects a POS.
        </Step>
      );
    case 'installed':
      if (accounts.length === 0) {
        return (
          <Step tone="warn" title="No POS is connected" action={connect}>
            The site owner can connect one on the app’s settings page in the Wix dashboard. Or
            create a link here and send it to the merchant.
          </Step>
        );
      }
      if (accounts.every(({ state }) => state === 'disconnected')) {
        return (
          <Step tone="warn" title="The POS is disconnected" action={connect}>
            To restore this account, open it below and choose Reconnect. To connect another POS or
            restaurant, create a link here.
          </Step>
        );
      }
      return null;
  }
}

function Step(props: {
  readonly tone: Tone;
  readonly title: string;
  readonly children: ReactNode;
  readonly action: ReactNode;
}) {
  return (
    <Notice tone={props.tone} title={props.title}>
      <Text size="sm" maw={720}>
        {props.children}
      </Text>
      <ForRole needs="support">
        <Group mt="sm">{props.action}</Group>
      </ForRole>
    </Notice>
  );
}

function AskWix({ instanceId }: { readonly instanceId: string }) {
  const trpc = useTRPC();
  const ask = useMutation(
    trpc.sites.askWhetherInstalled.mutationOptions({
      onSuccess: ({ installed }) =>
        tellDone(
          installed ? 'The app is installed on the site.' : 'The app is not installed on the site.',
        ),
      onError: tellFailure,
      onSettled: useChanged('sites', 'accounts'),
    }),
  );
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={14} aria-hidden />}
      loading={ask.isPending}
      onClick={() => ask.mutate({ instanceId })}
    >
      Check with Wix
    </Button>
  );
}
