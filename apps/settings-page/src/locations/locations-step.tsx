import { Button } from '@mantine/core';
import type { AccountView } from '@pos-bridge/spi-adapter/settings';
import { Notice } from '@pos-bridge/ui-theme/notice';
import { useState } from 'react';
import { useAnnounce } from '../components/announcer.tsx';
import card from '../components/card.module.css';
import { RefusedNotice } from '../components/refused-notice.tsx';
import { Understood } from '../components/understood.tsx';
import { useTexts } from '../language/texts.tsx';
import { useSite } from '../site/site.tsx';
import { useAction } from '../site/use-action.ts';
import { draftOf, type LocationDraft, namesPublishedAtOnce, wishesOf } from './location-draft.ts';
import { LocationRow } from './location-row.tsx';
import classes from './locations.module.css';

/** Which kitchen each location of the site is; suggestions are filled in already. */
export function LocationsStep({ account }: { readonly account: AccountView }) {
  const { locations } = useTexts().setUp;
  const announce = useAnnounce();
  const { overview } = useSite();
  const saving = useAction();
  const asking = useAction();
  const [chosen, setChosen] = useState<LocationDraft>({});
  const [notSaved, setNotSaved] = useState(0);
  const [understood, setUnderstood] = useState(false);

  const rows = overview.configurations.filter(
    ({ archived, posLocation }) => !archived || posLocation !== null,
  );
  const draft = draftOf(overview, chosen);
  const { toMap, toUnmap, onlySuggestions } = wishesOf(overview, draft);
  const publishedAtOnce = namesPublishedAtOnce(overview, toMap);

  const save = (): void => {
    setNotSaved(0);
    saving.run(
      async (api) => {
        for (const configurationId of toUnmap) {
          await api.configurations.unmap.mutate({ configurationId });
        }
        if (toMap.length === 0) return 0;
        const { failed } = await api.configurations.map.mutate({ mappings: [...toMap] });
        return failed.length;
      },
      (failed) => {
        setChosen({});
        setNotSaved(failed);
        if (failed === 0) announce(locations.saved);
      },
    );
  };

  return (
    <div className={card.stack}>
      <p className={card.text}>{locations.lead}</p>
      {rows.length === 0 && (
        <Notice tone="busy">
          <p>{locations.noneOnSite}</p>
        </Notice>
      )}
      {account.posLocations.length === 0 && (
        <Notice tone="busy">
          <p>{locations.noneInPos}</p>
        </Notice>
      )}
      {rows.length > 0 && account.posLocations.length > 0 && (
        <ul className={classes.rows}>
          {rows.map((configuration) => (
            <LocationRow
              key={configuration.id}
              configuration={configuration}
              account={account}
              draft={draft}
              suggestion={overview.suggestions.find(
                ({ configurationId }) => configurationId === configuration.id,
              )}
              choose={(locationId) => setChosen({ ...chosen, [configuration.id]: locationId })}
            />
          ))}
        </ul>
      )}
      {publishedAtOnce.length > 0 && (
        <>
          <div className={card.wide}>
            <Notice tone="warn" title={locations.atOnce.title(publishedAtOnce.join(', '))}>
              <p>{locations.atOnce.text}</p>
            </Notice>
          </div>
          <Understood checked={understood} change={setUnderstood} />
        </>
      )}
      <div className={card.row}>
        {toMap.length + toUnmap.length > 0 && (
          <Button
            loading={saving.isBusy}
            disabled={publishedAtOnce.length > 0 && !understood}
            onClick={save}
          >
            {onlySuggestions ? locations.acceptAll(toMap.length) : locations.save}
          </Button>
        )}
        <Button
          variant="subtle"
          loading={asking.isBusy}
          onClick={() =>
            asking.run((api) => api.accounts.fetchLocations.mutate({ accountId: account.id }))
          }
        >
          {locations.refresh}
        </Button>
        <Button
          variant="subtle"
          loading={asking.isBusy}
          onClick={() => asking.run((api) => api.configurations.fetch.mutate())}
        >
          {locations.refreshWix}
        </Button>
      </div>
      {notSaved > 0 && (
        <Notice tone="warn" alert>
          <p>{locations.notSaved(notSaved)}</p>
        </Notice>
      )}
      <RefusedNotice refusal={saving.refusal ?? asking.refusal} />
    </div>
  );
}
