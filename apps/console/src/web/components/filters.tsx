import { Button, Group, Switch } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { Boundary } from './boundary.tsx';
import { Choice } from './choice.tsx';
import { FilterMoment } from './filter-moment.tsx';
import { FilterText } from './filter-text.tsx';

/** One field of a filter; `name` is its name in the page's address. */
export interface FilterField<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  /** Without: text. */
  readonly kind?: 'moment' | 'flag' | Values;
  readonly width?: number;
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

function Fields({ label, fields, filter, set, clear, children }: FiltersProps) {
  const [round, setRound] = useState(0);
  return (
    <Group align="flex-end" gap="sm" mb="sm" role="search" aria-label={label}>
      {/* Begun anew once cleared: what was typed and has not taken effect yet goes too. */}
      <Fragment key={round}>
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={filter[field.name]}
            onChange={(value) => set({ [field.name]: value })}
          />
        ))}
        {children}
      </Fragment>
      {clear !== false && (
        <Button
          variant="subtle"
          onClick={() => {
            setRound(round + 1);
            clear();
          }}
        >
          Clear
        </Button>
      )}
    </Group>
  );
}

function Field(props: {
  readonly field: FilterField;
  readonly value: string | number | boolean | undefined;
  onChange(value: string | boolean | undefined): void;
}) {
  const { label, kind, width } = props.field;
  const common = {
    label,
    value: props.value === undefined ? undefined : String(props.value),
    onChange: props.onChange,
    ...(width !== undefined && { width }),
  };
  switch (kind) {
    case undefined:
      return <FilterText {...common} />;
    case 'moment':
      return <FilterMoment {...common} />;
    case 'flag':
      return (
        <Switch
          label={label}
          size="sm"
          mb={6}
          checked={props.value === true}
          onChange={(event) => props.onChange(event.currentTarget.checked || undefined)}
        />
      );
    default:
      return <Choice {...common} {...kind} />;
  }
}
