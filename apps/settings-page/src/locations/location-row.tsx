import { NativeSelect } from '@mantine/core';
import type {
  AccountView,
  ConfigurationView,
  SuggestionView,
} from '@pos-bridge/spi-adapter/settings';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { IconArrowRight } from '@tabler/icons-react';
import { useTexts } from '../language/texts.tsx';
import type { LocationDraft } from './location-draft.ts';
import classes from './locations.module.css';

/** One location of the site, with the choice of a POS location. */
export function LocationRow(props: {
  readonly configuration: ConfigurationView;
  readonly account: AccountView;
  readonly draft: LocationDraft;
  readonly suggestion: SuggestionView | undefined;
  readonly choose: (locationId: string | null) => void;
}) {
  const { configuration, account, draft, suggestion } = props;
  const { locations } = useTexts().setUp;
  const chosen = draft[configuration.id] ?? null;
  const isTaken = (locationId: string) =>
    Object.entries(draft).some(([id, other]) => other === locationId && id !== configuration.id);
  const address = account.posLocations.find(({ id }) => id === chosen)?.address;
  const isSuggested =
    suggestion !== undefined &&
    configuration.posLocation === null &&
    chosen === suggestion.locationId;
  const isChanged =
    configuration.posLocation !== null &&
    chosen !== null &&
    chosen !== configuration.posLocation.id &&
    configuration.isPublished;
  return (
    <li className={classes.row}>
      <div className={classes.site}>
        <span className={classes.label}>{locations.onSite}</span>
        <span className={classes.name}>{configuration.name}</span>
        {configuration.archived && <Pill tone="quiet" text={locations.archived} />}
      </div>
      <IconArrowRight size={18} aria-hidden className={classes.arrow} />
      <NativeSelect
        className={classes.pos ?? ''}
        label={locations.inPos}
        aria-label={`${locations.inPos}: ${configuration.name}`}
        value={chosen ?? ''}
        onChange={({ currentTarget }) => props.choose(currentTarget.value || null)}
      >
        <option value="">{locations.notUsed}</option>
        {account.posLocations.map(({ id, name, goneAt }) => (
          <option key={id} value={id} disabled={goneAt !== null || isTaken(id)}>
            {goneAt !== null ? locations.gone(name) : isTaken(id) ? locations.taken(name) : name}
          </option>
        ))}
      </NativeSelect>
      <p className={classes.why}>
        {isSuggested && (
          <>
            <b>{locations.suggested}</b>{' '}
            {locations.grounds[suggestion.ground.kind](
              'words' in suggestion.ground ? suggestion.ground.words : [],
            )}{' '}
          </>
        )}
        {address}
        {isChanged && <> {locations.change}</>}
      </p>
    </li>
  );
}
