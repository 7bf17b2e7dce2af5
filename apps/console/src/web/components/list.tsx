import { EmptyState, Paper, ScrollArea, Skeleton, Table, VisuallyHidden } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Boundary } from './boundary.tsx';
import { Failure } from './failure.tsx';
import classes from './list.module.css';

export interface Column<Row> {
  /** Its own in the table. */
  readonly title: string;
  /** For a column of buttons, which needs no title to be understood. */
  readonly titleHidden?: boolean;
  readonly align?: 'right';
  /** Whose a row is: not shown where the whole list is one account's. */
  readonly isMerchant?: true;
  cell(row: Row): ReactNode;
}

interface ListProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while loading. */
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  rowKey(row: Row): string | number;
  /** For the mouse; a row must also hold a link or a button for the keyboard. */
  onOpen?(row: Row): void;
  isMarked?(row: Row): boolean;
  isFresh?(row: Row): boolean;
  readonly empty: { readonly title: string; readonly description: ReactNode };
}

/** A table of one page of a list, with its loading, empty and failing states. */
export function List<Row>(props: ListProps<Row>) {
  if (props.error !== null && props.error !== undefined && props.rows === undefined) {
    return <Failure error={props.error} retry={props.retry} />;
  }
  return (
    <Boundary>
      <Rows {...props} />
    </Boundary>
  );
}

function Rows<Row>(props: ListProps<Row>) {
  return (
    <Paper className={classes.frame}>
      <ScrollArea
        type="auto"
        scrollbars="x"
        // Beside the last row, not above it.
        offsetScrollbars="present"
        // Without rows nothing in it takes the focus, by which a keyboard could scroll it.
        {...(!props.rows?.length && { viewportProps: { tabIndex: 0 } })}
      >
        <Table
          aria-label={props.label}
          aria-busy={props.rows === undefined}
          verticalSpacing={6}
          horizontalSpacing="sm"
          highlightOnHover={props.onOpen !== undefined}
          className={classes.table}
        >
          <Table.Thead>
            <Table.Tr>
              {props.columns.map((column) => (
                <Table.Th key={column.title} ta={column.align}>
                  {column.titleHidden ? (
                    <VisuallyHidden>{column.title}</VisuallyHidden>
                  ) : (
                    column.title
                  )}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {props.rows === undefined
              ? skeletonKeys.map((key) => (
                  <Table.Tr key={key}>
                    {props.columns.map((column) => (
                      <Table.Td key={column.title}>
                        <Skeleton
                          h={14}
                          my={3}
                          w={column.titleHidden ? 16 : column.align === 'right' ? 50 : 110}
                        />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))
              : props.rows.map((row) => (
                  <Table.Tr
                    key={props.rowKey(row)}
                    className={classes.row}
                    data-openable={props.onOpen !== undefined || undefined}
                    data-marked={props.isMarked?.(row) || undefined}
                    data-fresh={props.isFresh?.(row) || undefined}
                    onClick={(event) => {
                      // A link or button in the row, or text being selected, is meant as itself.
                      const target = event.target instanceof Element ? event.target : null;
                      if (target?.closest('a, button, input, label')) return;
                      if (window.getSelection()?.isCollapsed === false) return;
                      props.onOpen?.(row);
                    }}
                  >
                    {props.columns.map((column) => (
                      <Table.Td key={column.title} ta={column.align}>
                        {column.cell(row)}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {props.rows?.length === 0 && (
        <EmptyState
          py={36}
          size="sm"
          icon={<IconListSearch aria-hidden />}
          title={props.empty.title}
          description={props.empty.description}
        />
      )}
    </Paper>
  );
}

const skeletonKeys = Array.from({ length: 12 }, (_, n) => `loading-${n}`);
