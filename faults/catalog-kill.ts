import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { CanonicalCatalog } from '@pos-bridge/pos';
import { createSandboxWix, type SandboxCatalog, type SandboxWix } from '@pos-bridge/sandbox';
import postgres from 'postgres';
import { viewOfPos, viewOfSite } from '../testing/menu-view.ts';
import { type BridgeProcess, startProcess } from './bridge-process.ts';
import { firstEdition, lastEdition, secondEdition } from './catalog-kill-menus.ts';
import {
  app,
  type Kitchen,
  openKitchen,
  place,
  prepareSetup,
  type Setup,
} from './catalog-kill-setup.ts';
import type { FaultContext, FaultTest } from './fault-test.ts';

const patienceMs = 120_000;
/** Scenarios at once: they wait for dead workers to be noticed, most of the time. */
const lanes = 4;

/**
 * A worker is killed with SIGKILL inside every single Wix call of a run in turn, after Wix has done
 * what it was asked and before it has answered. Another worker finishes or restarts the run: the
 * catalog is right, nothing is twice, no draft is left, and what stayed has kept its id.
 */
export const catalogKill: FaultTest = {
  name: 'catalog-kill',
  run: async (context) => {
    const kitchen = await openKitchen();
    try {
      const setups = [
        await prepareSetup(context, kitchen, 'first', [], firstEdition),
        await prepareSetup(context, kitchen, 'later', [firstEdition, secondEdition], lastEdition),
      ];
      for (const setup of setups) await killAtEveryCall(context, kitchen, setup);
    } finally {
      await kitchen.close();
    }
  },
};

async function killAtEveryCall(
  context: FaultContext,
  kitchen: Kitchen,
  setup: Setup,
): Promise<void> {
  const whole = await play(context, kitchen, setup, null);
  context.say(`${setup.name}: ${whole.calls.length} calls (${whole.calls.join(', ')})`);
  const waiting = whole.calls.map((operation, at) => ({ operation, at: at + 1 }));
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { attempts } = await play(context, kitchen, setup, next.at).catch((error: unknown) => {
        throw new Error(`killed in call ${next.at}, ${next.operation} (${setup.name})`, {
          cause: error,
        });
      });
      context.say(
        `${setup.name}: killed in call ${next.at} (${next.operation}): right after ${attempts} attempts`,
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** One run from its request to its end; `killAt`: the call, counted from 1, that its worker dies in. */
async function play(
  context: FaultContext,
  kitchen: Kitchen,
  setup: Setup,
  killAt: number | null,
): Promise<{ calls: string[]; attempts: number }> {
  const databaseUrl = await context.createDatabase(
    `kill_${setup.name}_${killAt ?? 0}`,
    setup.database,
  );
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const wix = createSandboxWix({ app, callsAMinute: 1_000_000 });
  const calls: string[] = [];
  let worker: BridgeProcess | null = null;
  wix.app.addHook('onSend', async () => {
    const operations = catalogCalls(wix);
    if (operations.length === calls.length) return;
    calls.push(...operations.slice(calls.length));
    if (operations.length === killAt) worker?.kill();
  });
  const wixUrl = await wix.listen();
  place(wix, setup.site);
  const start = () => startProcess('apps/worker/src/server.ts', kitchen.envOf(databaseUrl, wixUrl));
  try {
    worker = start();
    if (killAt !== null) {
      await Promise.race([worker.ended, pause(patienceMs, undefined, { ref: false })]);
      assert.equal(calls.length, killAt, 'the worker died in another call');
      worker = start();
    }
    const run = await endOfRun(sql);
    check(setup, siteOf(wix), run, await liveIds(sql));
    return { calls, attempts: Number(run['attempt']) };
  } finally {
    await worker?.stop();
    await sql.end();
    await wix.close();
  }
}

/** What the run asks of Wix: the token, and what other jobs want, is none of it. */
const catalogCalls = (wix: SandboxWix): string[] =>
  wix.control.requests
    .list()
    .map(({ operation }) => operation)
    .filter((operation) => !/token|configuration/.test(operation));

const siteOf = (wix: SandboxWix): SandboxCatalog => {
  const [configuration] = wix.control.configurations();
  const catalog = wix.control.catalog(configuration?.catalogId ?? '');
  if (catalog === null) throw new Error('the catalog is gone');
  return catalog;
};

async function endOfRun(sql: postgres.Sql): Promise<postgres.Row> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const [row] = await sql`
      select state, attempt, failure_reason from catalog_sync_runs
      where not exists (select from catalog_sync_runs where ended_at is null)
      order by requested_at desc limit 1`;
    if (row !== undefined) return row;
    await pause(200);
  }
  throw new Error('the run did not end');
}

const liveIds = async (sql: postgres.Sql): Promise<Map<string, string>> => {
  const rows = await sql`
    select kind, pos_id, coalesce(menu_pos_id, '') as menu, wix_id from catalog_identifiers
    where live_until is null`;
  return new Map(
    rows.map((row) => [`${row['kind']} ${row['menu']} ${row['pos_id']}`, row['wix_id']]),
  );
};

function check(
  setup: Setup,
  site: SandboxCatalog,
  run: postgres.Row,
  ids: ReadonlyMap<string, string>,
): void {
  assert.deepEqual([run['state'], run['failure_reason']], ['SUCCEEDED', null]);
  assert.deepEqual(viewOfSite(site), viewOfPos(setup.expected), 'the site shows another menu');
  assert.equal(site.draftHeldBy, null, 'a draft is left');
  // Also what no menu lists any more is there only once: nothing was made twice along the way.
  const names = [...site.menus, ...site.sections, ...site.items].map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)], 'something was made twice');
  for (const [name, wixId] of setup.ids) {
    if (ids.has(name)) assert.equal(ids.get(name), wixId, `${name} lost its id`);
  }
  const shown = new Set([...site.menus, ...site.sections, ...site.items].map(({ id }) => id));
  assert.equal(ids.size, expectedCount(setup.expected), 'the bridge knows another number of names');
  for (const [name, wixId] of ids) assert.ok(shown.has(wixId), `${name} is not on the site`);
}

const expectedCount = (menu: CanonicalCatalog): number => {
  const sections = menu.menus.flatMap(({ sectionPosIds }) => sectionPosIds);
  const listed = menu.sections.filter(({ posId }) => sections.includes(posId));
  const dishes = new Set(listed.flatMap(({ dishPosIds }) => dishPosIds));
  const choices = menu.dishes
    .filter(({ posId }) => dishes.has(posId))
    .flatMap(({ optionGroups }) => optionGroups.flatMap((group) => group.choices));
  const variations = new Set(choices.map(({ variationPosId }) => variationPosId));
  return menu.menus.length + sections.length + dishes.size + variations.size;
};
