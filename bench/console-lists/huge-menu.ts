import { connect } from '@pos-bridge/core';
import { insertPublishedCatalog } from '@pos-bridge/core/testing';
import { type CanonicalCatalog, moneySchema } from '@pos-bridge/pos';
import { busiest, configurationOf, type Volume } from './volume.ts';

/** A menu of thousands of dishes, published at the busiest location. */
export async function fillHugeMenu(url: string, { dishes }: Volume): Promise<void> {
  const database = connect(url, { applicationName: 'bench', max: 1 });
  try {
    await insertPublishedCatalog(database.db, configurationOf(busiest), catalogOf(dishes));
    await database.sql`insert into stock_levels (location_id, item_pos_id, in_stock, source, observed_at,
        out_since, knowledge, updated_at)
      select 'loc_' || ${busiest.number}::int, 'dish' || n, n % 20 <> 1, 'pos', now(),
        case when n % 20 = 1 then now() end, '{"observation": null, "takes": []}', now()
      from generate_series(1, ${dishes}::int, 2) n`;
  } finally {
    await database.close();
  }
}

function catalogOf(dishes: number): CanonicalCatalog {
  const posIds = Array.from({ length: dishes }, (_, at) => `dish${at + 1}`);
  return {
    currency: 'EUR',
    menus: [{ posId: 'menu', name: 'Menu', sectionPosIds: ['section'] }],
    sections: [{ posId: 'section', name: 'All', dishPosIds: posIds }],
    dishes: posIds.map((posId, at) => ({
      posId,
      name: at % 7 === 0 ? `Soup ${at}` : `Dish ${at}`,
      price: moneySchema.parse('8.50'),
      inStock: true,
      optionGroups: [],
    })),
    variations: [],
  };
}
