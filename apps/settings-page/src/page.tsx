import type { ConfigurationView } from '@pos-bridge/spi-adapter/settings';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useEffect, useRef, useState } from 'react';
import { AccountChoice } from './account-choice.tsx';
import { useAnnounce } from './components/announcer.tsx';
import { Boundary } from './components/boundary.tsx';
import { useTexts } from './language/texts.tsx';
import classes from './page.module.css';
import { PageHeader } from './page-header.tsx';
import { AnswersSection } from './running/answers-section.tsx';
import { DisconnectSection } from './running/disconnect-section.tsx';
import { LocationsSection } from './running/locations-section.tsx';
import { TroublesSection } from './running/troubles-section.tsx';
import { SetUpSection } from './set-up-section.tsx';
import { currentAccount, inUse, isSetUp, stepsOf } from './site/set-up.ts';
import { useSite } from './site/site.tsx';

/** The whole page: what is left to set up comes first, and once all is done, how it runs. */
export function Page({ accountId }: { readonly accountId: string | null }) {
  const texts = useTexts();
  const { overview, isStale } = useSite();
  const [chosen, setChosen] = useState(accountId);
  const account = currentAccount(overview, chosen);
  const steps = stepsOf(overview, account);
  const provider = overview.providers.find(({ key }) => key === account?.provider);
  const setUp = (
    <Boundary>
      <SetUpSection account={account} steps={steps} />
    </Boundary>
  );
  const ready = isSetUp(steps);
  const heading = useRef<HTMLHeadingElement>(null);
  const wasReady = useRef(ready);
  const announce = useAnnounce();
  useEffect(() => {
    const hasJustFinished = ready && !wasReady.current;
    wasReady.current = ready;
    if (!hasJustFinished) return;
    // The page is another one now, and begins at its top.
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
    announce(texts.overall.finished);
  }, [ready, announce, texts]);
  return (
    <main className={classes.page}>
      <Boundary>
        <PageHeader heading={heading} account={account} posName={provider?.name} steps={steps} />
      </Boundary>
      {isStale && (
        <div className={classes.stale}>
          <Notice tone="warn">
            <p>{texts.stale}</p>
          </Notice>
        </div>
      )}
      <Boundary>
        <AccountChoice account={account} choose={setChosen} />
      </Boundary>
      {!ready && setUp}
      {account && (ready || inUse(overview).some(isLive)) && (
        <>
          <Boundary>
            <LocationsSection account={account} />
          </Boundary>
          <Boundary>
            <TroublesSection />
          </Boundary>
        </>
      )}
      {ready && setUp}
      <Boundary>{provider && <AnswersSection provider={provider} />}</Boundary>
      <Boundary>
        {account && account.state !== 'disconnected' && (
          <DisconnectSection account={account} posName={provider?.name ?? account.provider} />
        )}
      </Boundary>
    </main>
  );
}

const isLive = ({ isPublished, enabled }: ConfigurationView): boolean => isPublished && enabled;
