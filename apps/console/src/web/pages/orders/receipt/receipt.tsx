import { Text } from '@mantine/core';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../../server/router.ts';
import { Moment } from '../../../components/moment.tsx';
import { inCurrency, timesQuantity } from '../amounts.ts';
import type { Pointing } from './pointing.ts';
import classes from './receipt.module.css';
import { ReceiptRow } from './receipt-row.tsx';
import type { Place } from './remarks.ts';

export type ReceiptData = inferRouterOutputs<AppRouter>['orders']['get']['receipt'];
type ReceiptLine = ReceiptData['lines'][number];

/** An order as a guest knows it, each row linked with what is said of it. */
export function Receipt(props: {
  readonly receipt: ReceiptData;
  /** Comments say alone that they are there. */
  readonly isMasked: boolean;
  readonly pointing: Pointing;
}) {
  const { receipt, pointing } = props;
  return (
    <div className={classes.paper}>
      <ul className={`${classes.rows} ${classes.amounts}`} aria-label="Wishes">
        <ReceiptRow place="fulfillment" pointing={pointing}>
          <Fulfillment fulfillment={receipt.fulfillment} />
        </ReceiptRow>
      </ul>
      <ul className={classes.rows} aria-label="Lines">
        {receipt.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
          <ReceiptRow key={index} place={`line-${index}`} pointing={pointing}>
            <Line line={line} currency={receipt.currency} isMasked={props.isMasked} />
          </ReceiptRow>
        ))}
        {receipt.lines.length === 0 && (
          <li>
            <Text c="dimmed">No items.</Text>
          </li>
        )}
      </ul>
      <ul className={`${classes.rows} ${classes.amounts}`} aria-label="Amounts">
        {amountsOf(receipt).map(({ place, name, value }) => (
          <ReceiptRow key={place} place={place} pointing={pointing}>
            <span className={place === 'totals-total' ? classes.total : undefined}>{name}</span>
            <span className={`${classes.price} ${place === 'totals-total' ? classes.total : ''}`}>
              {value} {place === 'totals-total' && receipt.currency}
            </span>
          </ReceiptRow>
        ))}
      </ul>
      <ul className={`${classes.rows} ${classes.amounts}`} aria-label="Payments and more">
        <ReceiptRow place="payments" pointing={pointing}>
          <span>
            Paid by{' '}
            {receipt.payments.map(({ type }) => type ?? 'something').join(', ') || 'nothing'}
          </span>
          <span className={classes.price}>
            {receipt.payments.map(({ amount }) => shown(amount, receipt.currency)).join(' + ')}
          </span>
        </ReceiptRow>
        <Said place="customer" name="The customer" pointing={pointing} />
        <Said place="order" name="The order as a whole" pointing={pointing} />
      </ul>
    </div>
  );
}

/** A place that has no row of its own, shown where something is said of it. */
function Said(props: {
  readonly place: Place;
  readonly name: string;
  readonly pointing: Pointing;
}) {
  const { place, pointing } = props;
  if (!pointing.remarks.some((one) => one.place === place && one.verdict !== 'passed')) return null;
  return (
    <ReceiptRow place={place} pointing={pointing}>
      <span>{props.name}</span>
      <span />
    </ReceiptRow>
  );
}

const ways: Readonly<Record<string, string>> = {
  PICKUP: 'Pickup',
  DELIVERY: 'Delivery',
  DINE_IN: 'Dine in',
};

function Fulfillment({ fulfillment }: Pick<ReceiptData, 'fulfillment'>) {
  const { type, promisedTime, asap } = fulfillment;
  return (
    <span>
      <strong>{ways[type ?? ''] ?? type ?? 'No fulfillment'}</strong>
      {', '}
      {asap || !promisedTime ? (
        'as soon as possible'
      ) : (
        <>
          for <Moment at={promisedTime} />
        </>
      )}
    </span>
  );
}

/** What a line’s pieces come to together: the prices of Wix are those of one. */
function Line(props: {
  readonly line: ReceiptLine;
  readonly currency: string | null;
  readonly isMasked: boolean;
}) {
  const { line, currency } = props;
  return (
    <>
      <span className="numeric">{line.quantity ?? '?'} ×</span>
      <span>
        {line.name ?? 'Unnamed item'}
        {(line.quantity ?? 1) > 1 && (
          <span className={classes.each}>{shown(line.price, currency)} each</span>
        )}
      </span>
      <span className={classes.price}>{shown(line.price, currency, line.quantity)}</span>
      {line.modifierGroups.flatMap(({ name, kind, modifiers }, at) =>
        modifiers.map((modifier, index) => (
          <Option
            // biome-ignore lint/suspicious/noArrayIndexKey: choices are known by their place alone
            key={`${at} ${index}`}
            text={`${kind === 'DESELECTION' ? 'without ' : `${name ?? 'Option'}: `}${modifier.name ?? 'unnamed'}`}
            price={
              isNothing(modifier.price)
                ? ''
                : `+ ${shown(timesQuantity(modifier.price ?? '0', modifier.quantity), currency, line.quantity)}`
            }
          />
        )),
      )}
      {line.comment && (
        <span className={classes.comment}>
          {props.isMasked ? `Comment: ${line.comment}` : `“${line.comment}”`}
        </span>
      )}
    </>
  );
}

function Option({ text, price }: { readonly text: string; readonly price: string }) {
  return (
    <>
      <span className={classes.option}>{text}</span>
      <span className={classes.optionPrice}>{price}</span>
    </>
  );
}

const shown = (
  price: string | null | undefined,
  currency: string | null | undefined,
  quantity?: number | null,
): string => (price ? inCurrency(timesQuantity(price, quantity), currency) : '–');

const isNothing = (value: string | null | undefined): boolean =>
  value === null || value === undefined || /^0*(\.0*)?$/.test(value);

function amountsOf({ totals, discounts, currency }: ReceiptData) {
  const fees = totals.serviceFees.map(
    ({ name, fee }) => `${name ?? 'Fee'} ${shown(fee.amount, currency)}`,
  );
  const names = discounts.flatMap(({ name }) => name ?? []);
  const rows: { place: Place; name: string; value: string | null | undefined; always?: true }[] = [
    { place: 'totals-subtotal', name: 'Subtotal', value: totals.subtotal, always: true },
    { place: 'totals-discount', name: ['Discount', ...names].join(' · '), value: totals.discount },
    { place: 'totals-loyaltySavings', name: 'Loyalty savings', value: totals.loyaltySavings },
    { place: 'totals-delivery', name: 'Delivery', value: totals.delivery },
    { place: 'totals-serviceFees', name: 'Service fees', value: fees.join(', ') },
    { place: 'totals-tax', name: 'Tax', value: totals.tax },
    { place: 'totals-tip', name: 'Tip', value: totals.tip },
    { place: 'totals-total', name: 'Total', value: totals.total, always: true },
  ];
  return rows
    .filter(({ always, value }) => always || !isNothing(value))
    .map(({ place, name, value }) => ({ place, name, value: shown(value, currency) }));
}
