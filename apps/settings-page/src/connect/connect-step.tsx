import { Button } from '@mantine/core';
import type { AccountView } from '@pos-bridge/spi-adapter/settings';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { IconPlugConnected } from '@tabler/icons-react';
import card from '../components/card.module.css';
import { RefusedNotice } from '../components/refused-notice.tsx';
import { useFormats } from '../language/formats.ts';
import { useTexts } from '../language/texts.tsx';
import { isConnected } from '../site/set-up.ts';
import { useSite } from '../site/site.tsx';
import { useConsentWindow } from './consent-window.ts';
import { Waiting } from './waiting.tsx';

/** Lets the merchant into the POS's consent, and shows what came of it. */
export function ConnectStep({ account }: { readonly account: AccountView | undefined }) {
  const { setUp } = useTexts();
  const formats = useFormats();
  const { overview } = useSite();
  const consent = useConsentWindow(account);

  if (account !== undefined && isConnected(account)) {
    return (
      <div className={card.stack}>
        <p className={card.text}>
          {setUp.connect.connected(account.merchantName ?? '', providerName(account.provider))}
        </p>
        {account.state === 'inactive' && (
          <Notice tone="warn">
            <p>{setUp.connect.inactive}</p>
          </Notice>
        )}
      </div>
    );
  }
  const isRevoked = account?.posAuthorization === 'revoked';
  return (
    <div className={card.stack}>
      {isRevoked ? (
        <Notice tone="bad">
          <p>
            {account.revokedAt === null
              ? setUp.connect.revokedNoDate
              : setUp.connect.revoked(formats.day(account.revokedAt))}
          </p>
        </Notice>
      ) : (
        <p className={card.text}>{setUp.connect.lead}</p>
      )}
      {consent.waiting ? (
        <Waiting waiting={consent.waiting} stop={consent.stop} />
      ) : isRevoked ? (
        <Button
          loading={consent.isBusy}
          leftSection={<IconPlugConnected size={17} aria-hidden />}
          onClick={() => consent.open({ accountId: account.id }, providerName(account.provider))}
        >
          {setUp.connect.again(providerName(account.provider))}
        </Button>
      ) : (
        overview.providers.map(({ key, name }) => (
          <Button
            key={key}
            loading={consent.isBusy}
            leftSection={<IconPlugConnected size={17} aria-hidden />}
            onClick={() => consent.open({ provider: key }, name)}
          >
            {setUp.connect.button(name)}
          </Button>
        ))
      )}
      {overview.providers.length === 0 && (
        <Notice tone="warn">
          <p>{setUp.connect.noProvider}</p>
        </Notice>
      )}
      <RefusedNotice refusal={consent.refusal} />
    </div>
  );

  function providerName(key: string): string {
    return overview.providers.find((provider) => provider.key === key)?.name ?? key;
  }
}
