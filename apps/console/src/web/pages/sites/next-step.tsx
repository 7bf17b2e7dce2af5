import { Button, Group, Text } from '@mantine/core';
import type { Tone } from '@pos-bridge/ui-theme';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { IconLink, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTRPC } from '../../api.ts';
import { ForRole } from '../../components/roles.tsx';
import { tellDone, tellFailure } from '../../components/tell.tsx';
import { ConnectionLinkModal } from './connection-link.tsx';
import type { SitePage } from './site-labels.ts';
import { useSiteChanged } from './use-site-changed.ts';

/** What has to happen before orders can come to the site; nothing where an account is connected. */
export function NextStep({ page: { instance, accounts } }: { readonly page: SitePage }) {
  const [linking, setLinking] = useState(false);
  const connect = (
    <>
      <Button leftSection={<IconLink size={14} aria-hidden />} onClick={() => setLinking(true)}>
        Make a connection link…
      </Button>
      {linking && <ConnectionLinkModal instanceId={instance.id} close={() => setLinking(false)} />}
    </>
  );
  switch (instance.state) {
    case 'seen':
      return (
        <Step
          tone="warn"
          title="Nobody has confirmed that the app is on this site"
          action={<AskWix instanceId={instance.id} />}
        >
          Wix named the site in a call, and no installation was heard of. Ask Wix; if it says no,
          the site owner has to add the app in the Wix dashboard.
        </Step>
      );
    case 'removed':
      return (
        <Step
          tone="quiet"
          title="The app was taken off this site"
          action={<AskWix instanceId={instance.id} />}
        >
          No menus or orders pass. If the merchant wants it back, the site owner adds the app again
          in the Wix dashboard; after that a POS can be connected.
        </Step>
      );
    case 'installed':
      if (accounts.length === 0) {
        return (
          <Step tone="warn" title="The merchant has to connect a POS" action={connect}>
            The site owner can do it without us, in the settings page of the app in the Wix
            dashboard. Or make a link here and send it to the merchant.
          </Step>
        );
      }
      if (accounts.every(({ state }) => state === 'disconnected')) {
        return (
          <Step tone="warn" title="The connection to the POS was given up" action={connect}>
            To bring the same account back, open it below and choose Reconnect. To connect another
            POS or another restaurant, make a link here.
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
          installed ? 'Wix says: the app is on the site.' : 'Wix says: the app is not on the site.',
        ),
      onError: tellFailure,
      onSettled: useSiteChanged(),
    }),
  );
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={14} aria-hidden />}
      loading={ask.isPending}
      onClick={() => ask.mutate({ instanceId })}
    >
      Ask Wix now
    </Button>
  );
}
