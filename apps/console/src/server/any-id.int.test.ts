import { afterAll, beforeAll, expect, test } from 'vitest';
import { withNames } from '../../../../testing/text-fields.ts';
import { askProcedure, everyProcedure } from '../../testing/every-procedure.ts';
import { openTestRestaurant, type TestRestaurant } from '../../testing/test-restaurant.ts';
import { openTestSandbox } from '../../testing/test-sandbox.ts';

// Every procedure of the router is asked for things that there are not, that are of another kind, and that
// no id looks like. None may end as a fault of ours; a new procedure is covered the day it is written.
const procedures = everyProcedure().filter(({ input }) => input !== undefined);

let restaurant: TestRestaurant;
let sandbox: Awaited<ReturnType<typeof openTestSandbox>>;
let cookie = '';

beforeAll(async () => {
  sandbox = await openTestSandbox();
  restaurant = await openTestRestaurant(undefined, {
    site: sandbox.site,
    sandbox: sandbox.control,
  });
  const { console_ } = restaurant;
  cookie = await console_.signIn(await console_.addStaff('administrator'));
});
afterAll(async () => {
  await restaurant.console_.close();
  await sandbox.close();
});

async function ask(procedure: (typeof procedures)[number], text: string): Promise<string> {
  const input = withNames(procedure.sample, text);
  return (await askProcedure(restaurant.console_.url, procedure, input, cookie)).code;
}

test('there are procedures of each kind', () => {
  expect(new Set(procedures.map(({ type }) => type))).toEqual(
    new Set(['query', 'mutation', 'subscription']),
  );
});

const odd = ['', "'; --", '__proto__', '🍕', 'x'.repeat(5_000)];

test.each(procedures)(
  '$path: no id that it does not know is a fault of ours',
  async (procedure) => {
    const { accountId, configurationId, instanceId } = restaurant.address;
    const said: Record<string, string> = {};
    for (const text of ['unknown', accountId, configurationId, instanceId, ...odd]) {
      said[text] = await ask(procedure, text);
    }
    expect(Object.entries(said).filter(([, code]) => code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
  },
);

test.each([
  'accounts.get',
  'deliveries.get',
  'webhookEvents.get',
  'orders.get',
  'sandbox.removeFault',
  'sites.get',
  'spiCalls.get',
  'stock.compare',
  'syncs.get',
  'validations.get',
])('%s: what there is not is not found', async (path) => {
  const procedure = procedures.find((one) => one.path === path);
  if (procedure === undefined) throw new Error(`there is no ${path}`);
  expect(await ask(procedure, 'unknown')).toBe('NOT_FOUND');
});
