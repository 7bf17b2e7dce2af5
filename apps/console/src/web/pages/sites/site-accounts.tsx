import { Group, Stack, Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { CallPill } from '../../components/call-pill.tsx';
import { Section } from '../../components/section.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { authorizationLabels, stateLabels } from '../accounts/account-labels.ts';
import type { SitePage } from './site-labels.ts';

/** The accounts that the site has or had, each with the way to its page. */
export function SiteAccounts({ accounts }: Pick<SitePage, 'accounts'>) {
  return (
    <Section title="Accounts">
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
