import { type LinkProps, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isFiltered, type PagePlace } from '../search.ts';
import { useCalmRows } from './calm-rows.ts';
import { ExportLink } from './export-link.tsx';
import { type FilterField, Filters } from './filters.tsx';
import { type Column, List } from './list.tsx';
import type { ListOf } from './list-address.ts';
import type { Following } from './live-state.tsx';
import { NewRows } from './new-rows.tsx';
import { Page } from './page.tsx';
import { type PageLinks, Pager } from './pager.tsx';

/** What a filter may hold in the page's address. */
type Filter = Readonly<Record<string, string | number | boolean | undefined>>;

/** What `useQuery` says of one page of a list. */
interface ListQuery<Row> {
  readonly data: (PageLinks & { readonly rows: readonly Row[] }) | undefined;
  readonly error: unknown;
  readonly isPlaceholderData: boolean;
  refetch(): unknown;
}

interface ListPageProps<Row, Narrowed extends Filter> {
  readonly title: string;
  readonly lead: ReactNode;
  /** One row and several of them, as in “No orders match”. */
  readonly noun: readonly [one: string, several: string];
  readonly columns: readonly Column<Row>[];
  rowKey(row: Row): string | number;
  readonly query: ListQuery<Row>;
  /** What the address narrows the list by, and which page of it that is. */
  readonly filter: Narrowed;
  readonly at: PagePlace;
  readonly fields?: readonly FilterField<keyof Narrowed & string>[];
  /** Stands beside the filters. */
  readonly besideFields?: ReactNode;
  /** What it is narrowed to wherever it stands; no filter changes that. */
  readonly of?: ListOf;
  /** The list as a file: its name under `/export`. */
  readonly csv: string;
  readonly actions?: ReactNode;
  /** Above the filters. */
  readonly above?: ReactNode;
  /** Where a row leads: to a page, or to a drawer that the address names by the row's key. */
  readonly opens?:
    | ((row: Row) => Pick<LinkProps, 'to' | 'params'>)
    | {
        readonly name: string;
        readonly opened: string | number | undefined;
        drawer(close: () => void): ReactNode;
      };
  /** What else of the address another page of the list changes. */
  readonly onTurn?: Filter;
  /** For a list that follows what happens: new rows wait above it. `placeOf` is what it is sorted by, falling. */
  readonly live?: { readonly following: Following; placeOf(row: Row): string | number };
  isMarked?(row: Row): boolean;
  isFresh?(row: Row): boolean;
  /** Where nothing is listed and no filter is set. */
  readonly empty: { readonly title: string; readonly description: ReactNode };
  /** Where nothing fits the filter. */
  readonly noMatch?: { readonly title: string; readonly description: ReactNode } | undefined;
  /** Dialogs. */
  readonly children?: ReactNode;
}

/** A page that is one list: title, filters, table with its states, paging, live updates and CSV. */
export function ListPage<Row, Narrowed extends Filter>(props: ListPageProps<Row, Narrowed>) {
  const { noun, query, filter, of = {}, at, live, opens } = props;
  const fields = props.fields?.filter(
    ({ name, onlyWhenSet }) =>
      !(name in of) && (onlyWhenSet === undefined || filter[name] !== undefined),
  );
  const columns = props.columns.filter(({ isMerchant }) => !(isMerchant && 'accountId' in of));
  const navigate = useNavigate();
  const calm = useCalmRows(
    JSON.stringify(query.isPlaceholderData ? null : { ...filter, ...at }),
    query.data?.rows,
    live?.placeOf,
  );
  const drawer = typeof opens === 'object' ? opens : undefined;
  const go = (changes: Filter, replace = false): void =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...changes }), replace });
  const open = (row: Row): void => {
    if (typeof opens === 'function') void navigate(opens(row));
    else if (opens !== undefined) go({ [opens.name]: props.rowKey(row) });
  };
  const close = () => drawer && go({ [drawer.name]: undefined });
  const filtered = isFiltered(filter);
  const top = { before: undefined, after: undefined };
  const nothing = Object.fromEntries(Object.keys(filter).map((name) => [name, undefined]));
  return (
    <Page
      title={props.title}
      lead={props.lead}
      actions={
        <>
          {live && <NewRows calm={calm} following={live.following} words={noun} />}
          <ExportLink list={props.csv} filter={{ ...filter, ...of }} />
          {props.actions}
        </>
      }
    >
      {props.above}
      {fields && (
        <Filters
          label={`Filter the ${noun[1]}`}
          fields={fields}
          filter={filter}
          accountId={of.accountId}
          set={(changes) => go({ ...top, ...changes }, true)}
          clear={filtered && (() => go({ ...top, ...nothing }, true))}
        >
          {props.besideFields}
        </Filters>
      )}
      <List
        label={props.title}
        columns={columns}
        rows={calm.rows}
        error={query.error}
        retry={() => void query.refetch()}
        rowKey={props.rowKey}
        {...(opens && { onOpen: open })}
        isMarked={(row) => props.isMarked?.(row) ?? drawer?.opened === props.rowKey(row)}
        isFresh={(row) => props.isFresh?.(row) ?? false}
        empty={
          filtered
            ? (props.noMatch ?? {
                title: `No ${noun[1]} match`,
                description: 'Change or clear the filters.',
              })
            : props.empty
        }
      />
      <Pager
        page={query.data}
        at={at}
        go={(to) =>
          go({ ...top, ...to, ...props.onTurn, ...(drawer && { [drawer.name]: undefined }) })
        }
      />
      {drawer?.drawer(close)}
      {props.children}
    </Page>
  );
}
