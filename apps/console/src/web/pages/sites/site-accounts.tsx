import { Button, Group, Stack, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { useState } from 'react';
import { CallPill } from '../../components/call-pill.tsx';
import { ForRole } from '../../components/roles.tsx';
import { Section } from '../../components/section.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { authorizationLabels, stateLabels } from '../accounts/account-labels.ts';
import { ConnectionLinkModal } from './connection-link.tsx';
import type { SitePage } from './site-labels.ts';

/** The accounts that the site has or had, each with the way to its page. */
export function SiteAccounts({ page }: { readonly page: SitePage }) {
  const { instance, accounts, locations } = page;
  const [isReplacing, setIsReplacing] = useState(false);
  const current = accounts.find(({ state }) => state !== 'disconnected');
  return (
    <Section
      title="Accounts"
      actions={
        current !== undefined &&
        instance.state === 'installed' && (
          <ForRole needs="support">
            <Button variant="subtle" onClick={() => setIsReplacing(true)}>
              Change POS account…
            </Button>
          </ForRole>
        )
      }
    >
      {current !== undefined && isReplacing && (
        <ConnectionLinkModal
          instanceId={instance.id}
          replaced={{
            ...current,
            matchedLocations: locations.filter(({ isMatched }) => isMatched).length,
          }}
          close={() => setIsReplacing(false)}
        />
      )}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {accounts.map((account) => {
          const state = stateLabels[account.state];
          const authorization = authorizationLabels[account.posAuthorization];
          return (
            <Group component="li" key={account.id} gap="xs">
              <TextLink to="/accounts/$accountId" params={{ accountId: account.id }} fw={550}>
                {account.merchantName ?? 'Not connected'}
              </TextLink>
              <Pill {...state} />
              {account.state !== 'disconnected' && (
                <Pill tone={authorization.tone} text={`POS: ${authorization.text.toLowerCase()}`} />
              )}
              <CallPill name="POS" health={account.posHealth} />
              <Text span fz={13} c="dimmed">
                {account.provider}
              </Text>
            </Group>
          );
        })}
      </Stack>
    </Section>
  );
}
