import { Button } from '@mantine/core';
import type { ConfigurationView } from '@pos-bridge/spi-adapter/settings';
import { useState } from 'react';
import { useAnnounce } from '../components/announcer.tsx';
import card from '../components/card.module.css';
import { RefusedNotice } from '../components/refused-notice.tsx';
import { Understood } from '../components/understood.tsx';
import { useTexts } from '../language/texts.tsx';
import { useAction } from '../site/use-action.ts';
import { DisabledMenus } from './disabled-menus.tsx';
import classes from './menus.module.css';
import { PreviewOf } from './preview-of.tsx';
import { type PreviewState, usePreviews } from './previews.ts';
import { SyncResult } from './sync-result.tsx';

/** Before the first sync: what will be published, which menus go, and a person who says yes to it. */
export function FirstSyncs(props: { readonly configurations: readonly ConfigurationView[] }) {
  const { menus } = useTexts();
  const announce = useAnnounce();
  const { run, isBusy, refusal } = useAction();
  const [understood, setUnderstood] = useState(false);
  const { previews, lookAgain } = usePreviews(props.configurations.map(({ id }) => id));
  const publishable = props.configurations.filter(({ id }) => mayWork(previews[id]));
  const going = props.configurations.map(({ id, name }) => ({
    location: name,
    names: goingMenus(previews[id]),
  }));
  const disablesNothing = going.every(({ names }) => names?.length === 0);

  const publish = (): void =>
    run(
      async (api) => {
        for (const { id: configurationId } of publishable) {
          await api.configurations.sync.mutate({ configurationId, menusMayBeDisabled: true });
        }
      },
      () => announce(menus.started),
    );

  return (
    <div className={`${card.stack} ${card.wide}`}>
      <DisabledMenus
        disablesNothing={disablesNothing}
        archived={going.flatMap(({ location, names }) =>
          names?.length ? [{ location, names }] : [],
        )}
      />
      {props.configurations.map(({ id, name, latestSync }) => (
        <div key={id} className={classes.location}>
          <h4 className={classes.name}>{name}</h4>
          {latestSync && <SyncResult sync={latestSync} />}
          <PreviewOf preview={previews[id]} lookAgain={() => lookAgain(id)} />
        </div>
      ))}
      {!disablesNothing && <Understood checked={understood} change={setUnderstood} />}
      <Button
        loading={isBusy}
        disabled={publishable.length === 0 || (!understood && !disablesNothing)}
        onClick={publish}
      >
        {menus.publish(publishable.length)}
      </Button>
      <RefusedNotice refusal={refusal} />
    </div>
  );
}

/** The menus that go at a location; null while nobody knows. */
const goingMenus = (preview: PreviewState): readonly string[] | null =>
  preview?.outcome === 'planned' ? preview.archivedMenus : null;

/** Nobody has to wait for a preview; what is known to fail is not begun. */
const mayWork = (preview: PreviewState): boolean => preview?.outcome !== 'would-fail';
