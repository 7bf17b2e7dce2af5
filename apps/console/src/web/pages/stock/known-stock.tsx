import { Moment } from '../../components/moment.tsx';
import { type StockRow, sourceLabels } from './stock-labels.ts';

/** How an item is known to stand and who says so, with the POS's own last word beside support's. */
export function KnownStock({ row }: { readonly row: StockRow }) {
  return (
    <>
      Now {levelLabels(row)}, from {sourceLabels[row.source].toLowerCase().replace('pos', 'POS')}
      {row.observedAt !== null && (
        <>
          {' '}
          <Moment at={row.observedAt} />
        </>
      )}
      .{row.posSaid !== null && <PosSaid said={row.posSaid} />}
    </>
  );
}

/** The POS's last word, which support's stands over. */
export function PosSaid({ said }: { readonly said: NonNullable<StockRow['posSaid']> }) {
  return (
    <>
      {' '}
      Last from the POS: {levelLabels(said)} <Moment at={said.observedAt} />
    </>
  );
}

const levelLabels = ({ inStock, quantity }: Pick<StockRow, 'inStock' | 'quantity'>): string => {
  if (!inStock) return 'out';
  return quantity === null ? 'in stock' : `in stock, ${quantity} left`;
};
