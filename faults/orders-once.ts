import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, migrate } from '@pos-bridge/core';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@pos-bridge/embedded-postgres';
import { z } from 'zod';
import { freePort } from '../testing/free-port.ts';
import { type BridgeProcess, startProcess } from './bridge-process.ts';
import type { FaultContext, FaultTest } from './fault-test.ts';
import { createSetup, type OrdersSetup } from './orders-once-setup.ts';
import { untilReady } from './until-ready.ts';

const orders = 1_000;
const ordersAtOnce = 24;
const killEveryMs = 3_000;
const longestMs = 20 * 60_000;
const adapter = 'apps/spi-adapter/src/server.ts';
const worker = 'apps/worker/src/server.ts';

/**
 * 1,000 orders, each by one to four callers that repeat until they are answered, partly at once and on
 * two adapter processes, while adapters and worker are killed in turn, PostgreSQL is restarted twice,
 * and the POS loses every tenth answer. The clocks of the processes are minutes apart. Afterwards the kitchen has exactly 1,000 orders, and every
 * caller was told what is stored.
 */
export const ordersOnce: FaultTest = {
  name: 'orders-once',
  run: async (context) => {
    const directory = await mkdtemp(path.join(tmpdir(), 'pos-bridge-orders-'));
    const home = path.join(directory, 'postgres');
    const settings = { max_connections: '200' };
    const first = await startEmbeddedPostgres({ directory: home, settings });
    const again = () => startEmbeddedPostgres({ directory: home, port: first.port, settings });
    await first.createDatabase('orders_once');
    const databaseUrl = first.url('orders_once');
    await migrate(databaseUrl);
    const setup = await createSetup(databaseUrl, orders);
    const bridge = await startBridge(setup);
    let server: EmbeddedPostgres = first;
    try {
      setup.pos.control.faults.add({
        operations: ['create_order'],
        probability: 0.1,
        effect: { kind: 'lost_answer' },
      });
      const progress = { answered: 0 };
      const chaos = bridge.killInTurn();
      const restarts = restartTwice(progress, context, async () => {
        await server.stop();
        await pause(1_000);
        server = await again();
      });
      const answers = await callAll(setup.bodies, bridge.urls, progress, context);
      await restarts;
      await chaos.stop();
      context.say(`${chaos.kills()} processes were killed`);
      await untilSettled(databaseUrl);
      await compare(databaseUrl, setup, answers, context);
    } finally {
      await bridge.stop();
      await setup.pos.close();
      await server.stop();
      if (server.directory !== home) await rm(server.directory, { recursive: true, force: true });
      await rm(directory, { recursive: true, force: true });
    }
  },
};

interface Bridge {
  readonly urls: readonly string[];
  killInTurn(): { readonly kills: () => number; stop(): Promise<void> };
  stop(): Promise<void>;
}

/** A process that is started again whenever it ends, as every place that runs servers does it. */
function supervise(start: () => BridgeProcess): BridgeProcess {
  let running = start();
  let stopping = false;
  const ended = (async () => {
    while (!stopping) {
      await running.ended;
      if (stopping) return;
      await pause(200);
      running = start();
    }
  })();
  return {
    ended,
    kill: () => running.kill(),
    stop: async () => {
      stopping = true;
      await running.stop();
    },
  };
}

/** Two adapters and a worker, each under one address for the whole time. */
async function startBridge(setup: OrdersSetup): Promise<Bridge> {
  const places = [
    { script: adapter, host: 'SPI_HOST', port: 'SPI_PORT', clockOffMs: 0 },
    { script: adapter, host: 'SPI_HOST', port: 'SPI_PORT', clockOffMs: 120_000 },
    { script: worker, host: 'WORKER_HOST', port: 'WORKER_PORT', clockOffMs: -120_000 },
  ];
  const servers = await Promise.all(
    places.map(async ({ script, host, port, clockOffMs }) => {
      const free = await freePort();
      const env = {
        ...setup.env,
        SPI_INTERNAL_PORT: '0',
        [host]: '127.0.0.1',
        [port]: String(free),
      };
      return {
        url: `http://127.0.0.1:${free}`,
        process: supervise(() => startProcess(script, env, clockOffMs)),
      };
    }),
  );
  await Promise.all(servers.map(({ url }) => untilReady(url)));
  return {
    urls: servers.slice(0, 2).map(({ url }) => url),
    killInTurn: () => {
      let kills = 0;
      let stopped = false;
      const killing = (async () => {
        while (!stopped) {
          await pause(killEveryMs);
          const victim = servers[kills % servers.length];
          if (victim === undefined || stopped) return;
          victim.process.kill();
          kills += 1;
          // On a slow machine a server that is killed before it has begun would prove nothing.
          await untilReady(victim.url);
        }
      })();
      return {
        kills: () => kills,
        stop: async () => {
          stopped = true;
          await killing;
        },
      };
    },
    stop: async () => {
      await Promise.all(servers.map(({ process }) => process.stop()));
    },
  };
}

async function restartTwice(
  progress: { readonly answered: number },
  context: FaultContext,
  restart: () => Promise<void>,
): Promise<void> {
  for (const share of [1 / 3, 2 / 3]) {
    while (progress.answered < orders * share) await pause(100);
    await restart();
    context.say(`PostgreSQL was restarted after ${progress.answered} orders`);
  }
}

const answerSchema = z.object({
  posOrderId: z.string(),
  posLocationId: z.string(),
  posOrderStatus: z.string(),
});
type Answer = z.infer<typeof answerSchema>;

/** The final answer of every caller, order by order. */
async function callAll(
  bodies: readonly string[],
  urls: readonly string[],
  progress: { answered: number },
  context: FaultContext,
): Promise<readonly (readonly Answer[])[]> {
  const answers: (readonly Answer[])[] = [];
  const deadline = Date.now() + longestMs;
  let next = 0;
  let repeats = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < bodies.length; n = next++) {
      const callers = 1 + (n % 4);
      answers[n] = await Promise.all(
        Array.from({ length: callers }, async (_, caller) => {
          // Some begin together, some come later.
          await pause((n % 2) * caller * 40);
          const result = await askUntilAnswered(bodies[n] ?? '', urls, n + caller, deadline);
          repeats += result.repeats;
          return result.answer;
        }),
      );
      progress.answered += 1;
    }
  };
  await Promise.all(Array.from({ length: ordersAtOnce }, lane));
  context.say(`${answers.flat().length} callers were answered, after ${repeats} repeats`);
  return answers;
}

async function askUntilAnswered(
  body: string,
  urls: readonly string[],
  turn: number,
  deadline: number,
): Promise<{ readonly answer: Answer; readonly repeats: number }> {
  for (let repeats = 0; Date.now() < deadline; repeats += 1) {
    const url = urls[(turn + repeats) % urls.length] ?? '';
    const response = await fetch(`${url}/wix-spi/create-order`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.timeout(15_000),
    }).catch(() => null);
    if (response !== null && response.status < 500) {
      const text = await response.text().catch(() => null);
      if (text !== null && response.status === 200) {
        return { answer: answerSchema.parse(JSON.parse(text)), repeats };
      }
      if (text !== null) throw new Error(`an order was refused: ${response.status} ${text}`);
    } else {
      await response?.body?.cancel().catch(() => {});
    }
    await pause(100 + (turn % 5) * 40);
  }
  throw new Error('a caller was not answered in time');
}

/** What no caller waits for any more, the worker ends. */
async function untilSettled(databaseUrl: string): Promise<void> {
  const database = connect(databaseUrl, { applicationName: 'faults', max: 1 });
  try {
    const deadline = Date.now() + 120_000;
    while (Date.now() < deadline) {
      const [open] = await database.sql`
        select count(*)::int as count from orders where state not in ('created', 'rejected')`;
      if (open?.['count'] === 0) return;
      await pause(500);
    }
    throw new Error('some orders came to no end');
  } finally {
    await database.close();
  }
}

async function compare(
  databaseUrl: string,
  setup: OrdersSetup,
  answers: readonly (readonly Answer[])[],
  context: FaultContext,
): Promise<void> {
  const database = connect(databaseUrl, { applicationName: 'faults', max: 1 });
  const rows = await database.sql`
    select id, wix_order_id, state, pos_order_id, pos_location_id, answered_status, attempts, attention
    from orders order by wix_order_id`;
  await database.close();
  const made = setup.pos.control.orders();
  const references = new Set(made.map((order) => order.request.reference));
  const problems: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) problems.push(what);
  };
  must(made.length === orders, `the kitchen has ${made.length} orders`);
  must(references.size === made.length, 'the kitchen has an order twice');
  must(rows.length === orders, `the bridge has ${rows.length} orders`);
  const byReference = new Map(made.map((order) => [order.request.reference, order.id]));
  for (const row of rows) {
    const name = String(row['wix_order_id']);
    const n = Number(name.replace('wix-order-', ''));
    must(row['state'] === 'created', `${name} is ${row['state']}`);
    must(row['attention'] === null, `${name} calls a person: ${row['attention']}`);
    must(
      byReference.get(String(row['id'])) === row['pos_order_id'],
      `${name} is another at the POS`,
    );
    for (const answer of answers[n] ?? []) {
      must(
        answer.posOrderId === row['pos_order_id'] &&
          answer.posLocationId === row['pos_location_id'] &&
          answer.posOrderStatus === row['answered_status'],
        `a caller of ${name} was told something else than what is stored`,
      );
    }
    must((answers[n] ?? []).length === 1 + (n % 4), `${name} left callers without an answer`);
  }
  const attempts = rows.reduce((sum, row) => sum + Number(row['attempts']), 0);
  context.say(`${made.length} orders in the kitchen after ${attempts} creates`);
  if (problems.length > 0) throw new Error(problems.slice(0, 20).join('\n'));
}
