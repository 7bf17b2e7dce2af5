import type { AccountId, ConfigurationId } from '@pos-bridge/wix';
import { and, arrayContains, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { accounts } from '../accounts/tables.ts';
import { catalogSyncRuns } from '../catalog/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { beginsWith } from '../database/like.ts';
import type { Sealer } from '../encryption.ts';
import { instances } from '../instances/tables.ts';
import { deliveries, inventoryMessages } from '../inventory/tables.ts';
import { contactKey } from '../orders/personal-data/contact-keys.ts';
import { orders, orderValidations } from '../orders/tables.ts';
import type { PosRegistry } from '../pos/pos-registry.ts';
import { spiCalls } from '../spi-calls/tables.ts';

/** Something that fits what was typed. */
export interface Hit {
  readonly kind:
    | 'account'
    | 'configuration'
    | 'instance'
    | 'order'
    | 'validation'
    | 'spi-call'
    | 'sync'
    | 'message'
    | 'delivery';
  readonly id: string;
  /** The account whose page tells more, where there is one. */
  readonly accountId: string | null;
  /** The site whose page tells more, where no one account does; of sites and their locations. */
  readonly instanceId: string | null;
  /** How people call it. */
  readonly title: string;
  readonly at: Date | null;
}

export interface FindDeps {
  readonly db: Drizzle;
  readonly sealer: Pick<Sealer, 'hash'>;
  readonly pos: PosRegistry;
}

export interface FindWish {
  readonly text: string;
  /** Whether orders may be found by a customer's phone or e-mail. */
  readonly byCustomer: boolean;
}

const ofEachKind = 8;

/**
 * Takes any id or the beginning of a name and finds what it names. Every look-up is answered from an
 * index: ids match as a whole, names by their beginning, a customer's phone or e-mail exactly.
 */
export async function findAnything(deps: FindDeps, wish: FindWish): Promise<Hit[]> {
  const text = wish.text.trim();
  if (text.length < 2) return [];
  const kinds = await Promise.all([
    findAccounts(deps, text),
    findConfigurations(deps, text),
    findInstances(deps, text),
    findOrders(deps, orderIds(text)),
    findValidations(deps, validationIds(text)),
    ...(wish.byCustomer ? findByCustomer(deps, text) : []),
    findCalls(deps, text),
    findSyncs(deps, text),
    findMessages(deps, text),
    findDeliveries(deps, text),
  ]);
  return kinds.flat();
}

async function findAccounts({ db, pos }: FindDeps, text: string): Promise<Hit[]> {
  const providers = pos.all().map(({ declaration }) => declaration.key);
  const rows = await db
    .select({ id: accounts.id, title: accounts.merchantName, at: accounts.createdAt })
    .from(accounts)
    .where(
      or(
        sql`${accounts.id} = ${text}`,
        and(inArray(accounts.provider, providers), eq(accounts.posMerchantId, text)),
        beginsWith(accounts.merchantName, text),
      ),
    )
    .limit(ofEachKind);
  return rows.map(({ id, title, at }) => ({
    kind: 'account',
    id,
    accountId: id,
    instanceId: null,
    title: title ?? id,
    at,
  }));
}

async function findConfigurations({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: configurations.id,
      accountId: configurations.accountId,
      instanceId: configurations.instanceId,
      locationName: configurations.locationName,
      merchantName: accounts.merchantName,
    })
    .from(configurations)
    .leftJoin(accounts, eq(accounts.id, configurations.accountId))
    .where(
      or(
        sql`${configurations.id} = ${text}`,
        sql`${configurations.locationId} = ${text}`,
        beginsWith(configurations.locationName, text),
      ),
    )
    .limit(ofEachKind);
  return rows.map(({ id, accountId, instanceId, locationName, merchantName }) => ({
    kind: 'configuration',
    id,
    accountId,
    instanceId,
    title: [locationName, merchantName].filter((name) => name !== null).join(', '),
    at: null,
  }));
}

/** A site with several accounts has a page that leads to each of them. */
async function findInstances({ db }: FindDeps, text: string): Promise<Hit[]> {
  const [site] = await db
    .select({ id: instances.id, name: instances.name, at: instances.firstSeenAt })
    .from(instances)
    .where(sql`${instances.id} = ${text}`);
  if (site === undefined) return [];
  const [account, another] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.instanceId, site.id))
    .limit(2);
  return [
    {
      kind: 'instance',
      id: site.id,
      accountId: another === undefined ? (account?.id ?? null) : null,
      instanceId: site.id,
      title: site.name ?? site.id,
      at: site.at,
    },
  ];
}

const noSite = { instanceId: null };

const orderIds = (text: string): SQL =>
  sql`(${orders.id} = ${text} or ${orders.wixOrderId} = ${text} or ${orders.posOrderId} = ${text})`;
const validationIds = (text: string): SQL =>
  sql`(${orderValidations.id} = ${text} or ${orderValidations.wixOrderId} = ${text})`;

async function findOrders({ db }: FindDeps, where: SQL): Promise<Hit[]> {
  const rows = await db
    .select({
      id: orders.id,
      accountId: orders.accountId,
      title: orders.wixOrderId,
      at: orders.receivedAt,
    })
    .from(orders)
    .where(where)
    .orderBy(desc(orders.id))
    .limit(ofEachKind);
  return rows.map((row) => ({ ...row, ...noSite, kind: 'order' }));
}

async function findValidations({ db }: FindDeps, where: SQL): Promise<Hit[]> {
  const rows = await db
    .select({
      id: orderValidations.id,
      accountId: orderValidations.accountId,
      wixOrderId: orderValidations.wixOrderId,
      at: orderValidations.validatedAt,
    })
    .from(orderValidations)
    .where(where)
    .orderBy(desc(orderValidations.id))
    .limit(ofEachKind);
  return rows.map(({ wixOrderId, ...row }) => ({
    ...row,
    ...noSite,
    kind: 'validation',
    title: wixOrderId ?? row.id,
  }));
}

function findByCustomer(deps: FindDeps, text: string): Promise<Hit[]>[] {
  const hash = (value: string) => deps.sealer.hash(value);
  const contact = text.includes('@')
    ? contactKey(hash, { kind: 'email', value: text })
    : /^[+()\d\s./-]{6,}$/.test(text)
      ? contactKey(hash, { kind: 'phone', value: text })
      : null;
  if (contact === null) return [];
  return [
    findOrders(deps, arrayContains(orders.contactKeys, [contact])),
    findValidations(deps, arrayContains(orderValidations.contactKeys, [contact])),
  ];
}

async function findCalls({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: spiCalls.id,
      accountId: spiCalls.accountId,
      title: spiCalls.operation,
      at: spiCalls.calledAt,
    })
    .from(spiCalls)
    .where(sql`${spiCalls.requestId} = ${text}`)
    .limit(ofEachKind);
  return rows.map((row) => ({ ...row, ...noSite, kind: 'spi-call', id: String(row.id) }));
}

async function findSyncs({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: catalogSyncRuns.id,
      accountId: configurations.accountId,
      title: configurations.locationName,
      at: catalogSyncRuns.requestedAt,
    })
    .from(catalogSyncRuns)
    .innerJoin(configurations, eq(configurations.id, catalogSyncRuns.configurationId))
    .where(sql`${catalogSyncRuns.id} = ${text}`);
  return rows.map((row) => ({ ...row, ...noSite, kind: 'sync', title: row.title ?? row.id }));
}

async function findMessages({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows: {
    id: string;
    accountId: AccountId;
    title: ConfigurationId;
    at: Date;
  }[] = await db
    .select({
      id: inventoryMessages.id,
      accountId: inventoryMessages.accountId,
      title: inventoryMessages.configurationId,
      at: inventoryMessages.createdAt,
    })
    .from(inventoryMessages)
    .where(sql`${inventoryMessages.id} = ${text}`);
  return rows.map((row) => ({ ...row, ...noSite, kind: 'message' }));
}

async function findDeliveries({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: sql<string>`${deliveries.id}`,
      accountId: deliveries.accountId,
      title: configurations.locationName,
      at: deliveries.createdAt,
    })
    .from(deliveries)
    .innerJoin(configurations, eq(configurations.id, deliveries.configurationId))
    .where(sql`${deliveries.id} = ${text}`);
  return rows.map((row) => ({ ...row, ...noSite, kind: 'delivery', title: row.title ?? row.id }));
}
