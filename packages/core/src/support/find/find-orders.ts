import { and, arrayOverlaps, desc, eq, notExists, or, type SQL } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import { contactKeysToFind } from '../../orders/customer-data/contact-keys.ts';
import { notTakenState, orderOfNotTaken } from '../../orders/not-taken/orders-not-taken.ts';
import { ordersNotTaken } from '../../orders/not-taken/tables.ts';
import { worthOf } from '../../orders/site-order/classic/worth-of.ts';
import { orders, orderValidations } from '../../orders/tables.ts';
import { type FindDeps, type Hit, ofEachKind } from './hit.ts';
import { isId } from './id-match.ts';

export const findOrders = (deps: FindDeps, text: string): Promise<Hit[]> =>
  readOrders(
    deps,
    or(isId(orders.id, text), isId(orders.wixOrderId, text), isId(orders.posOrderId, text)),
  );

/** Orders of Wix that the bridge did not take; one that was created after all is found as an order. */
export async function findOrdersNotTaken({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: ordersNotTaken.wixOrderId,
      accountId: ordersNotTaken.accountId,
      instanceId: ordersNotTaken.instanceId,
      merchantName: accounts.merchantName,
      locationName: configurations.locationName,
      at: ordersNotTaken.seenAt,
      raisedAt: ordersNotTaken.raisedAt,
      settledAt: ordersNotTaken.settledAt,
    })
    .from(ordersNotTaken)
    .innerJoin(accounts, eq(accounts.id, ordersNotTaken.accountId))
    .innerJoin(configurations, eq(configurations.id, ordersNotTaken.configurationId))
    .where(and(isId(ordersNotTaken.wixOrderId, text), notExists(orderOfNotTaken(db))))
    .orderBy(desc(ordersNotTaken.seenAt))
    .limit(ofEachKind);
  return rows.map(({ raisedAt, settledAt, ...row }) => ({
    ...row,
    kind: 'order-not-taken',
    title: row.id,
    state: notTakenState({ raisedAt, settledAt }),
  }));
}

export const findValidations = (deps: FindDeps, text: string): Promise<Hit[]> =>
  readValidations(
    deps,
    or(isId(orderValidations.id, text), isId(orderValidations.wixOrderId, text)),
  );

/** Orders and validations of whoever has this phone or e-mail. */
export async function findByCustomer(deps: FindDeps, text: string): Promise<Hit[]> {
  const keys = contactKeysToFind((value) => deps.sealer.hash(value), text);
  if (keys.length === 0) return [];
  const [placed, validated] = await Promise.all([
    readOrders(deps, arrayOverlaps(orders.contactKeys, keys)),
    readValidations(deps, arrayOverlaps(orderValidations.contactKeys, keys)),
  ]);
  return [...placed, ...validated];
}

async function readOrders({ db }: FindDeps, where: SQL | undefined): Promise<Hit[]> {
  const rows = await db
    .select({
      id: orders.id,
      accountId: orders.accountId,
      title: orders.wixOrderId,
      merchantName: accounts.merchantName,
      locationName: configurations.locationName,
      state: orders.state,
      at: orders.receivedAt,
      orderOpen: orders.orderOpen,
    })
    .from(orders)
    .leftJoin(accounts, eq(accounts.id, orders.accountId))
    .leftJoin(configurations, eq(configurations.id, orders.configurationId))
    .where(where)
    .orderBy(desc(orders.id))
    .limit(ofEachKind);
  return rows.map(({ orderOpen, ...row }) => ({
    ...row,
    ...worthOf(orderOpen),
    kind: 'order',
    instanceId: null,
  }));
}

async function readValidations({ db }: FindDeps, where: SQL | undefined): Promise<Hit[]> {
  const rows = await db
    .select({
      id: orderValidations.id,
      accountId: orderValidations.accountId,
      title: orderValidations.wixOrderId,
      merchantName: accounts.merchantName,
      locationName: configurations.locationName,
      state: orderValidations.outcome,
      at: orderValidations.validatedAt,
      record: orderValidations.record,
    })
    .from(orderValidations)
    .leftJoin(accounts, eq(accounts.id, orderValidations.accountId))
    .leftJoin(configurations, eq(configurations.id, orderValidations.configurationId))
    .where(where)
    .orderBy(desc(orderValidations.id))
    .limit(ofEachKind);
  return rows.map(({ record, title, ...row }) => ({
    ...row,
    ...worthOf(record.order),
    kind: 'validation',
    instanceId: null,
    title: title ?? row.id,
  }));
}
