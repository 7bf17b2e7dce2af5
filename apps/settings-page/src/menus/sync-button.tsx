import { Button } from '@mantine/core';
import type { ConfigurationView } from '@pos-bridge/spi-adapter/settings';
import { IconRefresh } from '@tabler/icons-react';
import { useAnnounce } from '../components/announcer.tsx';
import card from '../components/card.module.css';
import { RefusedNotice } from '../components/refused-notice.tsx';
import { useTexts } from '../language/texts.tsx';
import { useAction } from '../site/use-action.ts';

/** Asks for a sync of a location whose menu was published before. */
export function SyncButton({ configuration }: { readonly configuration: ConfigurationView }) {
  const { menus } = useTexts();
  const announce = useAnnounce();
  const { run, isBusy, refusal } = useAction();
  const { id, name, latestSync } = configuration;
  const label = latestSync?.state === 'FAILED' ? menus.syncAgain : menus.sync;
  const sync = (): void =>
    run(
      (api) => api.configurations.sync.mutate({ configurationId: id, menusMayBeDisabled: false }),
      () => announce(menus.started),
    );
  return (
    <div className={card.stack}>
      <Button
        variant="default"
        loading={isBusy}
        aria-label={`${label}: ${name}`}
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={sync}
      >
        {label}
      </Button>
      <RefusedNotice refusal={refusal} />
    </div>
  );
}
