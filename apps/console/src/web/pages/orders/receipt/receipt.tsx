import { Text } from '@mantine/core';
import { Moment } from '../../../components/moment.tsx';
import { inCurrency, timesQuantity } from '../amounts.ts';
import type { Pointing } from './pointing.ts';
import classes from './receipt.module.css';
import { type ReceiptLine, type ReceiptOrder, readReceipt } from './receipt-order.ts';
import { ReceiptRow } from './receipt-row.tsx';
import type { Place } from './remarks.ts';

/** An order as a guest knows it, each row linked with what is said of it. */
export function Receipt(props: {
  readonly order: unknown;
  /** JSON pointers of what is there and not shown. */
  readonly hidden: readonly string[];
  readonly pointing: Pointing;
}) {
  const order = readReceipt(props.order);
  const { pointing } = props;
  return (
    <div className={classes.paper}>
      <ul className={`${classes.rows} ${classes.amounts}`} aria-label="Wishes">
        <ReceiptRow place="fulfillment" pointing={pointing}>
          <Fulfillment order={order} />
        </ReceiptRow>
      </ul>
      <ul className={classes.rows} aria-label="Lines">
        {order.lineItems.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
          <ReceiptRow key={index} place={`line-${index}`} pointing={pointing}>
            <Line
              line={line}
              currency={order.currency}
              hasComment={props.hidden.includes(`/lineItems/${index}/comment`)}
            />
          </ReceiptRow>
        ))}
        {order.lineItems.length === 0 && (
          <li>
            <Text c="dimmed">No items.</Text>
          </li>
        )}
      </ul>
      <ul className={`${classes.rows} ${classes.amounts}`} aria-label="Amounts">
        {amountsOf(order).map(({ place, name, value }) => (
          <ReceiptRow key={place} place={place} pointing={pointing}>
            <span className={place === 'totals-total' ? classes.total : undefined}>{name}</span>
            <span className={`${classes.price} ${place === 'totals-total' ? classes.total : ''}`}>
              {value} {place === 'totals-total' && order.currency}
            </span>
          </ReceiptRow>
        ))}
      </ul>
      <ul className={`${classes.rows} ${classes.amounts}`} aria-label="Payments and more">
        <ReceiptRow place="payments" pointing={pointing}>
          <span>
            Paid by{' '}
            {order.payments.map((payment) => payment?.type ?? 'something').join(', ') || 'nothing'}
          </span>
          <span className={classes.price}>
            {order.payments.map((payment) => shown(payment?.amount, order.currency)).join(' + ')}
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

function Fulfillment({ order }: { readonly order: ReceiptOrder }) {
  const { type, promisedTime, asap } = order.fulfillment ?? {};
  return (
    <span>
      <strong>{ways[type ?? ''] ?? type ?? 'No fulfillment'}</strong>
      {', '}
      {(asap ?? true) || !promisedTime ? (
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
  readonly line: ReceiptLine | null;
  readonly currency: string | null | undefined;
  readonly hasComment: boolean;
}) {
  const { line, currency } = props;
  if (line === null) return <span>Unreadable line</span>;
  return (
    <>
      <span className="numeric">{line.quantity ?? '?'} ×</span>
      <span>
        {line.catalogReference?.catalogItemName ?? 'Unnamed item'}
        {(line.quantity ?? 1) > 1 && (
          <span className={classes.each}>{shown(line.price, currency)} each</span>
        )}
      </span>
      <span className={classes.price}>{shown(line.price, currency, line.quantity)}</span>
      {line.dishOptions.flatMap((option, at) =>
        (option?.selectedChoices ?? []).map((chosen, index) => (
          <Option
            // biome-ignore lint/suspicious/noArrayIndexKey: choices are known by their place alone
            key={`${at} ${index}`}
            text={`${option?.type === 'DESELECTION' ? 'without' : (option?.name ?? 'Option')}${
              option?.type === 'DESELECTION' ? ' ' : ': '
            }${chosen?.catalogReference?.catalogItemName ?? 'unnamed'}`}
            price={
              isNothing(chosen?.price)
                ? ''
                : `+ ${shown(timesQuantity(chosen?.price ?? '0', chosen?.quantity), currency, line.quantity)}`
            }
          />
        )),
      )}
      {(line.comment || props.hasComment) && (
        <span className={classes.comment}>
          {line.comment ? `“${line.comment}”` : 'Comment: •••'}
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

function amountsOf({ totals, discounts, currency }: ReceiptOrder) {
  const fees = (totals?.serviceFees ?? []).flatMap((fee) =>
    fee === null ? [] : [`${fee.name ?? 'Fee'} ${shown(fee.fee?.value, currency)}`],
  );
  const names = discounts.flatMap((one) => one?.catalogDiscountName ?? []);
  const rows: { place: Place; name: string; value: string | null | undefined; always?: true }[] = [
    { place: 'totals-subtotal', name: 'Subtotal', value: totals?.subtotal, always: true },
    { place: 'totals-discount', name: ['Discount', ...names].join(' · '), value: totals?.discount },
    { place: 'totals-loyaltySavings', name: 'Loyalty savings', value: totals?.loyaltySavings },
    { place: 'totals-delivery', name: 'Delivery', value: totals?.delivery },
    { place: 'totals-serviceFees', name: 'Service fees', value: fees.join(', ') },
    { place: 'totals-tax', name: 'Tax', value: totals?.tax },
    { place: 'totals-tip', name: 'Tip', value: totals?.tip },
    { place: 'totals-total', name: 'Total', value: totals?.total, always: true },
  ];
  return rows
    .filter(({ always, value }) => always || !isNothing(value))
    .map(({ place, name, value }) => ({ place, name, value: shown(value, currency) }));
}
