import { Facts } from '../../../components/facts.tsx';
import { Identifier } from '../../../components/identifier.tsx';
import { Moment } from '../../../components/moment.tsx';
import { pathTo } from '../../../components/paths.ts';
import { Section } from '../../../components/section.tsx';
import { TextLink } from '../../../components/text-link.tsx';
import type { AccountPage } from '../account-labels.ts';

export function AccountFacts({ page: { account, instance } }: { readonly page: AccountPage }) {
  const installed = { seen: 'Seen', installed: 'Installed', removed: 'Removed' }[instance.state];
  const sinceWhen =
    instance.state === 'removed'
      ? instance.removedAt
      : (instance.installedAt ?? instance.firstSeenAt);
  return (
    <Section title="Account">
      <Facts
        facts={[
          ['Account', <Identifier key="account" value={account.id} />],
          ['POS', account.provider],
          ['POS merchant', <Identifier key="merchant" value={account.posMerchantId} />],
          [
            'Authorized',
            account.posAuthorizedAt === null ? (
              '–'
            ) : (
              <Moment key="at" at={account.posAuthorizedAt} />
            ),
          ],
          ...(account.posRevokedAt === null
            ? []
            : [['Revoked', <Moment key="revoked" at={account.posRevokedAt} />] as const]),
          ['Since', <Moment key="since" at={account.createdAt} />],
          [
            'Instance',
            <Identifier key="instance" value={instance.id} path={pathTo.site(instance.id)} />,
          ],
          [
            'App on the site',
            <span key="app">
              {installed} {sinceWhen !== null && <Moment at={sinceWhen} />}
            </span>,
          ],
          ...(instance.metaSiteId === null
            ? []
            : [['Wix site', <Identifier key="site" value={instance.metaSiteId} />] as const]),
          [
            'Site',
            <TextLink key="of-site" to="/sites/$instanceId" params={{ instanceId: instance.id }}>
              Open site
            </TextLink>,
          ],
          [
            'Changes',
            <TextLink key="audit" to="/audit" search={{ accountId: account.id }}>
              Audit trail
            </TextLink>,
          ],
        ]}
      />
    </Section>
  );
}
