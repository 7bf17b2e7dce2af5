import { connect, type Database } from '@pos-bridge/core';
import { createSeededRandom } from '@pos-bridge/sandbox';
import { z } from 'zod';
import type { FaultContext, FaultTest } from './fault-test.ts';
import { type FuzzCalls, fuzzCalls, type Passes } from './fuzz-calls.ts';
import { type Answer, type Call, makeCall } from './fuzz-http.ts';
import {
  administrator,
  type FuzzSetup,
  openSetup,
  type ProcessName,
  processNames,
} from './fuzz-setup.ts';
import type { Memory } from './measured-process.ts';

const unverifiedCalls = 6_000;
const verifiedCalls = 14_000;
const callsAtOnce = 16;
const seed = 14;
/** Caches fill until their bounds; what still grows in the last half of the calls has none. */
const mostGrowthMb = 20;
/** Of a worker that has as much to do as 16 callers at once make it. */
const longestBacklogMs = 300_000;
/** A few a minute by reason and address, whatever the number of calls. */
const mostRowsOfUnverified = 1_000;

/**
 * 20,000 calls with odd values at every door of adapter and console, a third of them by nobody that can be
 * verified, on real processes and a real PostgreSQL, while a worker does what they leave to be done. Every call
 * is answered, none with a fault of ours; no process dies, nothing grows, no job stays undone, and what nobody
 * can vouch for leaves few rows.
 */
export const fuzz: FaultTest = {
  name: 'fuzz',
  run: async (context) => {
    const databaseUrl = await context.createDatabase('fuzz');
    const database = connect(databaseUrl, { applicationName: 'faults', max: 1 });
    const setup = await openSetup(databaseUrl);
    try {
      const passes = await signIn(setup);
      const calls = fuzzCalls(setup, passes, createSeededRandom(seed));
      const report = new Report();
      const before = await rowsOf(database);
      await make(unverifiedCalls, calls.unverified, report);
      const left = (await rowsOf(database)) - before;
      context.say(`${unverifiedCalls} calls of which nobody knows who made them left ${left} rows`);
      const memories = [await memoryOf(setup)];
      for (let half = 0; half < 2; half += 1) {
        await make(verifiedCalls / 2, calls.verified, report);
        const jobsDue = await workedOff(database);
        if (jobsDue > 0) report.problems.push(`${jobsDue} jobs are due and not done`);
        memories.push(await memoryOf(setup));
      }
      context.say(`jobs: ${await endsOfJobs(database)}`);
      report.tell(context);
      for (const name of processNames) {
        const process = setup.processes[name];
        const figures = memories.map((memory) => shown(memory[name])).join(', then ');
        context.say(`memory of the ${name}: ${figures}`);
        for (const line of process.errors.slice(0, 20))
          context.say(`${name}: ${line.slice(0, 600)}`);
        if (process.exitCode() !== null) report.problems.push(`the ${name} died`);
        const [, middle, end] = memories.map((memory) => memory[name].heapMb);
        if (middle !== undefined && end !== undefined && end - middle > mostGrowthMb)
          report.problems.push(`the ${name} grew by ${Math.round(end - middle)} MB`);
      }
      if (left > mostRowsOfUnverified) report.problems.push(`unverified calls left ${left} rows`);
      if (report.problems.length > 0) throw new Error(report.problems.slice(0, 40).join('\n'));
    } finally {
      await setup.close();
      await database.close();
    }
  },
};

class Report {
  readonly problems: string[] = [];
  readonly #classes = new Map<string, number>();
  #calls = 0;
  #slowest: { readonly name: string; readonly ms: number } = { name: '', ms: 0 };

  note(call: Call, { outcome, ms, text }: Answer): void {
    this.#calls += 1;
    const kind = typeof outcome === 'number' ? `${Math.floor(outcome / 100)}xx` : outcome;
    const verified = call.name.startsWith('forged') ? 'forged' : call.name.split(' ')[0];
    for (const key of [kind, `${verified} ${outcome}`])
      this.#classes.set(key, (this.#classes.get(key) ?? 0) + 1);
    if (outcome !== 'cut' && ms > this.#slowest.ms) this.#slowest = { name: call.name, ms };
    const isFault =
      kind === '5xx' || kind === 'unanswered' || text.includes('INTERNAL_SERVER_ERROR');
    // Whatever the reader of a message makes of it, nobody's word is taken for Wix's.
    const isBelieved = kind === '2xx' && call.name.startsWith('forged');
    if (isFault || isBelieved)
      this.problems.push(
        `${call.name}: ${outcome} ${text.slice(0, 200)} to ${call.method} ${call.body?.slice(0, 300)}`,
      );
  }

  tell({ say }: FaultContext): void {
    say(`${this.#calls} calls; slowest: ${Math.round(this.#slowest.ms)} ms, ${this.#slowest.name}`);
    for (const [kind, count] of [...this.#classes].sort()) say(`${kind}: ${count}`);
  }
}

async function make(count: number, next: FuzzCalls['verified'], report: Report): Promise<void> {
  let left = count;
  const priority = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const call = await next();
      report.note(call, await makeCall(call));
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, priority));
}

async function signIn({ adapterUrl, consoleUrl, address, wix }: FuzzSetup): Promise<Passes> {
  const headers = { 'content-type': 'application/json', origin: consoleUrl };
  const instance = wix.signer.signInstanceParameter({
    instanceId: address.instanceId,
    uid: 'owner',
  });
  const opened = await fetch(`${adapterUrl}/settings/api/session.open`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ instance }),
  });
  const { token } = z
    .object({ result: z.object({ data: z.object({ token: z.string() }) }) })
    .parse(await opened.json()).result.data;
  const entered = await fetch(`${consoleUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify(administrator),
  });
  if (!entered.ok) throw new Error(`nobody can sign in: ${entered.status} ${await entered.text()}`);
  const cookies = entered.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { settingsToken: token, cookie: cookies.join('; ') };
}

async function memoryOf({ processes }: FuzzSetup): Promise<Record<ProcessName, Memory>> {
  const { adapter, console, worker } = processes;
  return {
    adapter: await adapter.memory(),
    console: await console.memory(),
    worker: await worker.memory(),
  };
}

/** Waits until the worker has done what is due; how many jobs still are when nobody should wait any longer. */
async function workedOff({ sql }: Database): Promise<number> {
  const end = Date.now() + longestBacklogMs;
  for (;;) {
    const [due] = await sql<{ jobs: number }[]>`select count(*)::int as jobs from jobs.job
      where state in ('created', 'retry', 'active') and start_after <= now()`;
    const jobs = due?.jobs ?? 0;
    if (jobs === 0 || Date.now() > end) return jobs;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** How many of them ended how. */
async function endsOfJobs({ sql }: Database): Promise<string> {
  const ends = await sql<{ state: string; jobs: number }[]>`
    select state::text, count(*)::int as jobs from jobs.job group by state order by state`;
  return ends.map(({ state, jobs }) => `${jobs} ${state}`).join(', ');
}

const shown = ({ heapMb, residentMb }: Memory): string =>
  `${heapMb.toFixed(0)} MB held of ${residentMb.toFixed(0)} MB`;

/** Of all tables together, the jobs among them. */
async function rowsOf({ sql }: Database): Promise<number> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`;
  let rows = 0;
  for (const { name } of tables) {
    const [counted] = await sql.unsafe(`select count(*)::int as rows from ${name}`);
    rows += z.object({ rows: z.number() }).parse(counted).rows;
  }
  return rows;
}
