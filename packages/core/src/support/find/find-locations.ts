import { and, eq, inArray, or } from 'drizzle-orm';
import { accounts } from '../../accounts/tables.ts';
import { configurations } from '../../configurations/tables.ts';
import { isNamed } from '../../database/names.ts';
import { instances } from '../../instances/tables.ts';
import { rememberedStanding } from '../location-standing.ts';
import { type FindDeps, type Hit, ofEachKind } from './hit.ts';
import { isId } from './id-match.ts';

export async function findAccounts({ db, pos }: FindDeps, text: string): Promise<Hit[]> {
  const providers = pos.all().map(({ declaration }) => declaration.key);
  const rows = await db
    .select({
      id: accounts.id,
      title: accounts.merchantName,
      state: accounts.state,
      at: accounts.createdAt,
    })
    .from(accounts)
    .where(
      or(
        isId(accounts.id, text),
        and(inArray(accounts.provider, providers), isId(accounts.posMerchantId, text)),
        isNamed(accounts.merchantName, text),
      ),
    )
    .limit(ofEachKind);
  return rows.map(({ title, ...row }) => ({
    ...row,
    kind: 'account',
    accountId: row.id,
    instanceId: null,
    title: title ?? row.id,
    merchantName: null,
  }));
}

export async function findConfigurations({ db }: FindDeps, text: string): Promise<Hit[]> {
  const rows = await db
    .select({
      id: configurations.id,
      accountId: configurations.accountId,
      instanceId: configurations.instanceId,
      title: configurations.locationName,
      state: rememberedStanding,
      merchantName: accounts.merchantName,
    })
    .from(configurations)
    .leftJoin(accounts, eq(accounts.id, configurations.accountId))
    .where(
      or(
        isId(configurations.id, text),
        isId(configurations.locationId, text),
        isNamed(configurations.locationName, text),
      ),
    )
    .limit(ofEachKind);
  return rows.map(({ title, ...row }) => ({
    ...row,
    kind: 'configuration',
    title: title ?? row.id,
    at: null,
  }));
}

/** A site with several accounts has a page that leads to each of them. */
export async function findInstances({ db }: FindDeps, text: string): Promise<Hit[]> {
  const sites = await db
    .select({
      id: instances.id,
      name: instances.name,
      state: instances.state,
      at: instances.firstSeenAt,
    })
    .from(instances)
    .where(or(isId(instances.id, text), isNamed(instances.name, text)))
    .limit(ofEachKind);
  const ids = sites.map(({ id }) => id);
  const theirs = await db
    .select({
      id: accounts.id,
      instanceId: accounts.instanceId,
      merchantName: accounts.merchantName,
    })
    .from(accounts)
    .where(inArray(accounts.instanceId, ids));
  return sites.map(({ name, ...site }) => {
    const [account, another] = theirs.filter(({ instanceId }) => instanceId === site.id);
    const only = another === undefined ? account : undefined;
    return {
      ...site,
      kind: 'instance',
      accountId: only?.id ?? null,
      instanceId: site.id,
      title: name ?? site.id,
      merchantName: only?.merchantName ?? null,
    };
  });
}
