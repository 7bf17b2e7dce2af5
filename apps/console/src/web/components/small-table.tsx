import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

/** A table of a few rows within a section; each row is named by its first cell. */
export const SmallTable = (props: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly [name: string, ...cells: readonly ReactNode[]])[];
  /** Of names that are ids. */
  readonly mono?: 'names';
}) => (
  <Table withTableBorder verticalSpacing={6} aria-label={props.label} borderColor="var(--line)">
    <Table.Thead>
      <Table.Tr>
        {props.heads.map((head) => (
          <Table.Th key={head}>{head}</Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {props.rows.map(([name, ...cells]) => (
        <Table.Tr key={name}>
          <Table.Th scope="row" fw={500} {...(props.mono === 'names' && { className: 'mono' })}>
            {name}
          </Table.Th>
          {cells.map((cell, at) => (
            <Table.Td key={props.heads[at + 1]}>{cell}</Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);
