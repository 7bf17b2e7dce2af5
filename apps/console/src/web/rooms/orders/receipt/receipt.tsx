import { Text } from '@mantine/core';
import { Moment } from '../../../parts/moment.tsx';
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
            <Line line={line} hasComment={props.hidden.includes(`/lineItems/${index}/comment`)} />
          </ReceiptRow>
        ))}
        {order.lineItems.length === 0 && (
          <li>
            <Text c="dimmed">Nothing is ordered.</Text>
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
            Paid with{' '}
            {order.payments.map((payment) => payment?.type ?? 'something').join(', ') || 'nothing'}
          </span>
          <span className={classes.price}>
            {order.payments.map((payment) => payment?.amount ?? '–').join(' + ')}
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
      <strong>{ways[type ?? ''] ?? type ?? 'No way of fulfillment'}</strong>
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

function Line(props: { readonly line: ReceiptLine | null; readonly hasComment: boolean }) {
  const { line } = props;
  if (line === null) return <span>A line that cannot be read</span>;
  return (
    <>
      <span className="numeric">{line.quantity ?? '?'} ×</span>
      <span>{line.catalogReference?.catalogItemName ?? 'A line without a dish'}</span>
      <span className={classes.price}>{line.price ?? '–'}</span>
      {line.dishOptions.flatMap((option, at) =>
        (option?.selectedChoices ?? []).map((chosen, index) => (
          <Option
            // biome-ignore lint/suspicious/noArrayIndexKey: choices are known by their place alone
            key={`${at} ${index}`}
            text={`${option?.type === 'DESELECTION' ? 'without' : (option?.name ?? 'Option')}${
              option?.type === 'DESELECTION' ? ' ' : ': '
            }${chosen?.catalogReference?.catalogItemName ?? 'unnamed'}`}
            price={chosen?.price ?? null}
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

function Option({ text, price }: { readonly text: string; readonly price: string | null }) {
  return (
    <>
      <span className={classes.option}>{text}</span>
      <span className={classes.optionPrice}>{isNothing(price) ? '' : `+ ${price}`}</span>
    </>
  );
}

const isNothing = (value: string | null | undefined): boolean =>
  value === null || value === undefined || /^0*(\.0*)?$/.test(value);

function amountsOf({ totals, discounts }: ReceiptOrder) {
  const fees = (totals?.serviceFees ?? []).flatMap((fee) =>
    fee === null ? [] : [`${fee.name ?? 'Fee'} ${fee.fee?.value ?? '–'}`],
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
    .map(({ place, name, value }) => ({ place, name, value: value ?? '–' }));
}
