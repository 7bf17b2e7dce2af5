import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { PosSaid } from './known-stock.tsx';
import { kindLabels, type StockRow, sourceLabels } from './stock-labels.ts';

export const stockColumns: readonly Column<StockRow>[] = [
  {
    title: 'Item',
    width: 170,
    cell: (row) => (
      <>
        {row.name ?? <Identifier short value={row.itemPosId} />}
        <Text span c="dimmed" fz={12}>
          {' '}
          · {kindLabels[row.kind]}
        </Text>
      </>
    ),
  },
  {
    title: 'Stock',
    width: 90,
    cell: (row) =>
      row.inStock ? <Pill tone="good" text="In stock" /> : <Pill tone="warn" text="Out" />,
  },
  {
    title: 'Left',
    align: 'right',
    width: 40,
    cell: (row) => <span className="numeric">{row.quantity ?? '–'}</span>,
  },
  {
    title: 'Back',
    width: 100,
    cell: (row) => (row.outUntil === null ? '–' : <Moment at={row.outUntil} />),
  },
  {
    title: 'Out since',
    width: 100,
    cell: (row) => (row.outSince === null ? '–' : <Moment at={row.outSince} />),
  },
  {
    title: 'Source',
    width: 120,
    cell: (row) => (
      <>
        {sourceLabels[row.source]}
        {row.observedAt !== null && (
          <Text span c="dimmed" fz="inherit">
            {' '}
            · <Moment at={row.observedAt} />
          </Text>
        )}
        {row.posSaid !== null && (
          <Text c="dimmed" fz={12}>
            <PosSaid said={row.posSaid} />
          </Text>
        )}
      </>
    ),
  },
  {
    title: 'On Wix',
    width: 100,
    cell: (row) =>
      row.wixInStock === null ? (
        <Text span c="dimmed" fz="inherit">
          {row.wixItemIds.length === 0 ? 'Not on the site' : '–'}
        </Text>
      ) : (
        <Pill tone="bad" text={row.wixInStock ? 'Differs: in stock' : 'Differs: out'} />
      ),
  },
  {
    title: 'POS id',
    width: 110,
    cell: (row) => <Identifier short value={row.itemPosId} />,
  },
];
