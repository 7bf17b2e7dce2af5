import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleInput } from '../../testing/sample-input.ts';
import { openTestRestaurant, type TestRestaurant } from '../../testing/test-restaurant.ts';
import { openTestSandbox } from '../../testing/test-sandbox.ts';
import { appRouter } from './router.ts';

// Every procedure of the router is asked for things that there are not, that are of another kind, and that
// no id looks like. None may end as a fault of ours; a new procedure is covered the day it is written.
const anyRouter: AnyTRPCRouter = appRouter;
const flat: Record<string, AnyTRPCProcedure> = anyRouter._def.procedures;
const inputs = z.array(z.instanceof(z.ZodType));
const procedures = Object.entries(flat)
  .map(([path, { _def }]) => ({ path, type: _def.type, schemas: inputs.parse(_def.inputs) }))
  .filter(({ type, schemas }) => type !== 'subscription' && schemas.length > 0);

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

const refusal = z.object({ error: z.object({ data: z.object({ code: z.string() }) }) });

async function ask(procedure: (typeof procedures)[number], text: string): Promise<string> {
  const { url } = restaurant.console_;
  const { path, type, schemas } = procedure;
  const input = Object.assign({}, ...schemas.map((schema) => sampleInput(schema, text)));
  const body = JSON.stringify(input);
  const answer = await (type === 'mutation'
    ? fetch(`${url}/trpc/${path}`, {
        method: 'POST',
        headers: { cookie, origin: url, 'content-type': 'application/json' },
        body,
      })
    : fetch(`${url}/trpc/${path}?input=${encodeURIComponent(body)}`, { headers: { cookie } }));
  return refusal.safeParse(await answer.json()).data?.error.data.code ?? 'OK';
}

const odd = ['', ' ', "'; --", '../..', '%00', '__proto__', '🍕', '-1', 'x'.repeat(5_000)];

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
  'messages.get',
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
