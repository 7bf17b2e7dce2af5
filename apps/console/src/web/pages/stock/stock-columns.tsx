import { Text } from '@mantine/core';
import { Pill } from '@pos-bridge/ui-theme/pill';
import { Identifier } from '../../components/identifier.tsx';
import type { Column } from '../../components/list.tsx';
import { Moment } from '../../components/moment.tsx';
import { PosSaid } from './known-stock.tsx';
import { kindLabels, type StockRow, sourceLabels } from './stock-labels.ts';

/** `zone`: the merchant’s, who says when a dish comes back. */
export const stockColumns = (zone: string | undefined): readonly Column<StockRow>[] => [
  {
    title: 'Item',
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
    cell: (row) =>
      row.inStock ? <Pill tone="good" text="In stock" /> : <Pill tone="warn" text="Out" />,
  },
  {
    title: 'Left',
    align: 'right',
    cell: (row) => <span className="numeric">{row.quantity ?? '–'}</span>,
  },
  {
    title: 'Back',
    cell: (row) => (row.outUntil === null ? '–' : <Moment at={row.outUntil} zone={zone} />),
  },
  {
    title: 'Out since',
    cell: (row) => (row.outSince === null ? '–' : <Moment at={row.outSince} />),
  },
  {
    title: 'Source',
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
    cell: (row) =>
      row.wixInStock === null ? (
        <Text span c="dimmed" fz="inherit">
          {row.wixItemIds.length === 0 ? 'Not on the site' : '–'}
        </Text>
      ) : (
        <Pill tone="bad" text={row.wixInStock ? 'Differs: in stock' : 'Differs: out'} />
      ),
  },
  { title: 'POS id', cell: (row) => <Identifier short value={row.itemPosId} /> },
];
