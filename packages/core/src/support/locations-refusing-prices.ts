import {
  type AccountId,
  accountIdSchema,
  type ConfigurationId,
  configurationIdSchema,
} from '@pos-bridge/wix';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { accounts } from '../accounts/tables.ts';
import { catalogPublications, catalogSyncStates } from '../catalog/tables.ts';
import { configurations } from '../configurations/tables.ts';
import type { Drizzle } from '../database/connect.ts';
import { firstValidationIdAt } from '../ids.ts';
import { orderValidations } from '../orders/tables.ts';

/** A location whose guests cannot check out, because Wix shows them other prices than the POS has. */
export interface LocationRefusingPrices {
  readonly configurationId: ConfigurationId;
  readonly accountId: AccountId;
  readonly merchantName: string | null;
  readonly locationName: string | null;
  readonly refused: number;
  readonly since: Date;
}

/** One checkout may be an old page in a browser; as many as this in a row are the menu. */
const fewestInARow = 4;
const lookBackMs = 24 * 3_600_000;

const rowSchema = z.object({
  configurationId: configurationIdSchema,
  accountId: accountIdSchema,
  merchantName: z.string().nullable(),
  locationName: z.string().nullable(),
  refused: z.coerce.number(),
  since: z.coerce.date(),
});

/**
 * Where checkouts were stopped with PRICE_CHANGED again and again, and neither has one passed since, nor was a
 * menu published, nor has a sync found that the site shows the POS's prices. Reads the refusals of a day by `order_validations_not_valid`, and looks for what
 * ended them at those few locations alone.
 */
export async function locationsRefusingPrices(
  db: Drizzle,
  now: Date,
  limit: number,
): Promise<LocationRefusingPrices[]> {
  const from = firstValidationIdAt(new Date(now.getTime() - lookBackMs));
  const rows = await db.execute(sql`
    with refused as materialized (
      select id, configuration_id, account_id, validated_at from ${orderValidations}
      where outcome = 'invalid' and id >= ${from} and codes @> array['PRICE_CHANGED']
    ), suspect as (
      select configuration_id, account_id,
        (select passed.id from ${orderValidations} passed
          where passed.account_id = refused.account_id and passed.id >= ${from}
            and passed.configuration_id = refused.configuration_id and passed.outcome = 'valid'
          order by passed.id desc limit 1) as passed_id,
        (select max(published_at) from ${catalogPublications} publication
          where publication.configuration_id = refused.configuration_id) as published_at,
        (select last_success_at from ${catalogSyncStates} sync
          where sync.configuration_id = refused.configuration_id) as synced_at
      from refused group by configuration_id, account_id having count(*) >= ${fewestInARow}
    )
    select refused.configuration_id as "configurationId", refused.account_id as "accountId",
      account.merchant_name as "merchantName", configuration.location_name as "locationName",
      count(*) as refused, min(refused.validated_at) as since
    from refused
    join suspect using (configuration_id, account_id)
    join ${configurations} configuration on configuration.id = refused.configuration_id
    join ${accounts} account on account.id = refused.account_id
    where refused.id > coalesce(suspect.passed_id, '')
      and refused.validated_at > coalesce(greatest(suspect.published_at, suspect.synced_at), '-infinity')
    group by 1, 2, 3, 4 having count(*) >= ${fewestInARow}
    order by since limit ${limit}`);
  return z.array(rowSchema).parse(rows);
}
