import type { AccountView } from '@pos-bridge/spi-adapter/settings';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../components/announcer.tsx';
import { useTexts } from '../language/texts.tsx';
import type { Refused } from '../session/api.ts';
import { isConnected } from '../site/set-up.ts';
import { useSite } from '../site/site.tsx';
import { useAction } from '../site/use-action.ts';

/** Somebody is at the POS in another window. */
export interface WaitingForConsent {
  readonly url: string;
  readonly pos: string;
  /** The browser let no window open: the person has to follow a link. */
  readonly isBlocked: boolean;
}

/** The same account once more, or a first connection to a POS. */
type ConnectTo = { readonly accountId: string } | { readonly provider: string };

/** While somebody is away, the page looks more often than hints come. */
const lookMs = 3_000;

/**
 * Opens the POS's consent in a window of its own and comes back by itself: once the account is
 * connected, whoever told us, the window is closed. The window's own state decides nothing, because a
 * POS may cut it off from us (Cross-Origin-Opener-Policy).
 */
export function useConsentWindow(account: AccountView | undefined): {
  readonly waiting: WaitingForConsent | null;
  readonly isBusy: boolean;
  readonly refusal: Refused | null;
  open(to: ConnectTo, pos: string): void;
  stop(): void;
} {
  const { setUp } = useTexts();
  const announce = useAnnounce();
  const { refresh } = useSite();
  const { run, isBusy, refusal } = useAction();
  const [waiting, setWaiting] = useState<WaitingForConsent | null>(null);
  const opened = useRef<Window | null>(null);

  const stop = useCallback(() => {
    opened.current?.close();
    opened.current = null;
    setWaiting(null);
  }, []);

  const open = (to: ConnectTo, pos: string): void => {
    // At once, while the browser still counts it as the person's own wish; where to is known later.
    const popup = window.open('', '_blank', 'popup,width=560,height=720');
    // The POS gets no hold of this page.
    if (popup) popup.opener = null;
    opened.current = popup;
    run(
      (api) =>
        'accountId' in to ? api.accounts.reconnect.mutate(to) : api.accounts.connect.mutate(to),
      ({ url }) => {
        if (popup) popup.location.href = url;
        setWaiting({ url, pos, isBlocked: popup === null });
      },
    );
  };

  // Nothing would ever be shown in it.
  useEffect(() => {
    if (refusal !== null) stop();
  }, [refusal, stop]);

  const connected = account !== undefined && isConnected(account);
  useEffect(() => {
    if (waiting === null) return;
    if (connected) {
      stop();
      announce(setUp.connect.justConnected);
      return;
    }
    const looking = setInterval(() => void refresh(), lookMs);
    return () => clearInterval(looking);
  }, [waiting, connected, stop, announce, refresh, setUp]);

  return { waiting, isBusy, refusal, open, stop };
}
