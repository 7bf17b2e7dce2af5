import { Button, Switch } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { Boundary } from './boundary.tsx';
import { Choice } from './choice.tsx';
import { FilterPeriod } from './filter-period.tsx';
import { FilterText } from './filter-text.tsx';
import classes from './filters.module.css';
import { LocationPicker } from './location-picker.tsx';
import { MerchantPicker } from './merchant-picker.tsx';
import { ownZone } from './wall-clock.ts';

/** One field of a filter; `name` is its name in the page's address. */
export interface FilterField<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  /** Without: text. */
  readonly kind?: 'flag' | 'merchant' | 'location' | Values | Period<Name>;
  readonly width?: number;
  /** Not offered: shown while a link has set it, so that it can be taken away. */
  readonly onlyWhenSet?: true;
}

/** Two names of the address as one field: the field's own, from when, and this one. */
interface Period<Name extends string = string> {
  readonly until: Name;
}

interface Values {
  readonly values: readonly string[];
  textOf(value: string): string;
}

/** A field with a few values, each with its text. */
export const oneOf = <Value extends string>(
  values: readonly Value[],
  textOf: (value: Value) => string = (value) => value,
): Values => ({
  values,
  textOf: (value) => {
    const known = values.find((one) => one === value);
    return known === undefined ? value : textOf(known);
  },
});

type Filter = Readonly<Record<string, string | number | boolean | undefined>>;

interface FiltersProps {
  /** What it does, as in “Filter the orders”. */
  readonly label: string;
  readonly fields: readonly FilterField[];
  readonly filter: Filter;
  /** Whose list it is, where it is one account's. */
  readonly accountId: string | undefined;
  set(changes: Filter): void;
  /** Takes every filter away; false while there is none. */
  readonly clear: false | (() => void);
  readonly children: ReactNode;
}

/** What a list can be narrowed by, above it. */
export const Filters = (props: FiltersProps) => (
  <Boundary>
    <Fields {...props} />
  </Boundary>
);

function Fields({ label, fields, filter, accountId, set, clear, children }: FiltersProps) {
  const [round, setRound] = useState(0);
  return (
    <search className={classes.row} aria-label={label}>
      {/* Begun anew once cleared: what was typed and has not taken effect yet goes too. */}
      <Fragment key={round}>
        {fields.map((field) => (
          <Field key={field.name} field={field} filter={filter} accountId={accountId} set={set} />
        ))}
      </Fragment>
      {clear !== false && (
        <Button
          variant="subtle"
          className={classes.end}
          onClick={() => {
            setRound(round + 1);
            clear();
          }}
        >
          Clear
        </Button>
      )}
      <span className={classes.zone}>Times in {ownZone()}</span>
      {children}
    </search>
  );
}

function Field({
  field,
  filter,
  accountId,
  set,
}: Pick<FiltersProps, 'filter' | 'accountId' | 'set'> & {
  readonly field: FilterField;
}) {
  const { name, label, kind, width } = field;
  const textIn = (of: string) => (filter[of] === undefined ? undefined : String(filter[of]));
  const common = {
    label,
    value: textIn(name),
    onChange: (value: string | undefined) => set({ [name]: value }),
    ...(width !== undefined && { width }),
  };
  if (kind === undefined) return <FilterText {...common} />;
  if (kind === 'merchant') return <MerchantPicker {...common} />;
  if (kind === 'location') {
    return <LocationPicker {...common} accountId={accountId ?? textIn('accountId')} />;
  }
  if (kind === 'flag') {
    return (
      <Switch
        label={label}
        size="sm"
        mb={6}
        checked={filter[name] === true}
        onChange={(event) => set({ [name]: event.currentTarget.checked || undefined })}
      />
    );
  }
  if ('until' in kind) {
    return (
      <FilterPeriod
        {...common}
        period={{ from: textIn(name), until: textIn(kind.until) }}
        onChange={({ from, until }) => set({ [name]: from, [kind.until]: until })}
      />
    );
  }
  return <Choice {...common} {...kind} />;
}
