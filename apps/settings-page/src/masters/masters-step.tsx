import { Button } from '@mantine/core';
import type { AccountView, CatalogMasters } from '@pos-bridge/spi-adapter/settings';
import { useId, useState } from 'react';
import { useAnnounce } from '../components/announcer.tsx';
import card from '../components/card.module.css';
import { OneOf } from '../components/one-of.tsx';
import { RefusedNotice } from '../components/refused-notice.tsx';
import { useTexts } from '../language/texts.tsx';
import { useAction } from '../site/use-action.ts';
import classes from './masters.module.css';

/** In the order in which restaurants ask for them. */
const concerns = [
  'dishInStockUpdated',
  'entityAvailabilityUpdated',
  'fulfillmentMethodsDefinition',
  'dishImagesUpdated',
  'entitySortingControl',
  'dishLabelsUpdated',
  'dishOptionsMinMaxUpdated',
] as const satisfies readonly (keyof CatalogMasters)[];

/** Who keeps what up to date: the POS or the site owner in Wix, concern by concern. */
export function MastersStep({ account }: { readonly account: AccountView }) {
  const { masters } = useTexts();
  const announce = useAnnounce();
  const { run, isBusy, refusal } = useAction();
  const [chosen, setChosen] = useState<Partial<CatalogMasters>>({});
  const draft: CatalogMasters = { ...account.masters, ...chosen };
  const isChanged = concerns.some((concern) => draft[concern] !== account.masters[concern]);
  const isNew = account.mastersChosenAt === null;

  const save = (): void =>
    run(
      (api) => api.accounts.chooseMasters.mutate({ accountId: account.id, masters: draft }),
      () => {
        setChosen({});
        announce(masters.saved);
      },
    );

  return (
    <div className={card.stack}>
      <p className={card.text}>{masters.lead}</p>
      <ul className={classes.concerns}>
        {concerns.map((concern) => (
          <Concern
            key={concern}
            {...masters.concerns[concern]}
            master={draft[concern]}
            choose={(master) => setChosen({ ...chosen, [concern]: master })}
          />
        ))}
      </ul>
      {(isNew || isChanged) && (
        <Button loading={isBusy} onClick={save}>
          {isChanged ? masters.save : masters.keep}
        </Button>
      )}
      <RefusedNotice refusal={refusal} />
    </div>
  );
}

function Concern(props: {
  readonly name: string;
  readonly help: string;
  readonly master: CatalogMasters[keyof CatalogMasters];
  readonly choose: (master: CatalogMasters[keyof CatalogMasters]) => void;
}) {
  const { masters } = useTexts();
  const id = useId();
  return (
    <li className={classes.concern}>
      <div>
        <span id={id} className={classes.name}>
          {props.name}
        </span>
        <span className={classes.help}>{props.help}</span>
      </div>
      <OneOf
        labelledBy={id}
        value={props.master}
        choose={props.choose}
        options={[
          ['POS', masters.pos],
          ['WIX', masters.wix],
        ]}
      />
    </li>
  );
}
