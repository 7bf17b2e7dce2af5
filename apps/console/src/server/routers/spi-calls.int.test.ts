import type { SpiCallEntry, SpiCallLedger } from '@pos-bridge/core';
import { accountIdSchema, requestIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callAs, startTestConsole, type TestConsole } from '../../../testing/test-console.ts';

let console_: TestConsole;
let ledger: SpiCallLedger;
let api: ReturnType<typeof callAs>;
let cookie: string;

beforeEach(async () => {
  console_ = await startTestConsole();
  ledger = console_.core.spiCalls.openLedger();
  cookie = await console_.signIn(await console_.addStaff('viewer'));
  api = callAs(console_.url, cookie);
});
afterEach(async () => {
  await ledger.close();
  await console_.close();
});

const call = (durationMs: number, changes: Partial<SpiCallEntry> = {}): SpiCallEntry => ({
  calledAt: new Date('2026-05-01T10:00:00.000Z'),
  operation: 'account-ids',
  requestId: requestIdSchema.parse(`request-${durationMs}`),
  instanceId: null,
  accountId: null,
  configurationId: null,
  httpStatus: 200,
  outcome: 'OK',
  durationMs,
  request: {},
  response: { accountIds: ['a'] },
  ...changes,
});
const durations = (page: { rows: { durationMs: number }[] }) =>
  page.rows.map((row) => row.durationMs);

test('pages lead down and up again through the same calls', async () => {
  for (let n = 1; n <= 7; n += 1) ledger.record(call(n));
  await ledger.flush();
  const top = await api.spiCalls.list.query({ limit: 3 });
  expect(durations(top)).toEqual([7, 6, 5]);
  expect(top.newer).toBeNull();

  const middle = await api.spiCalls.list.query({ limit: 3, before: top.older ?? '' });
  expect(durations(middle)).toEqual([4, 3, 2]);

  const last = await api.spiCalls.list.query({ limit: 3, before: middle.older ?? '' });
  expect(durations(last)).toEqual([1]);
  expect(last.older).toBeNull();

  const back = await api.spiCalls.list.query({ limit: 3, after: middle.newer ?? '' });
  expect(durations(back)).toEqual([7, 6, 5]);
  expect(back.older).not.toBeNull();
  expect(back.newer).toBeNull();
});

test('a filter shows its calls alone, and a call opens with its bodies', async () => {
  const accountId = accountIdSchema.parse('account-1');
  ledger.record(call(1, { outcome: 'ACCOUNT_NOT_FOUND', httpStatus: 404 }));
  ledger.record(call(2, { accountId }));
  await ledger.flush();
  expect(durations(await api.spiCalls.list.query({ outcome: 'ACCOUNT_NOT_FOUND' }))).toEqual([1]);
  const page = await api.spiCalls.list.query({ accountId });
  expect(durations(page)).toEqual([2]);
  expect(await api.spiCalls.get.query({ id: page.rows[0]?.id ?? 0 })).toMatchObject({
    calledAt: '2026-05-01T10:00:00.000Z',
    response: { accountIds: ['a'] },
  });
});

test('slow calls are found by how long they took', async () => {
  for (const durationMs of [249, 250, 990, 4_000]) ledger.record(call(1, { durationMs }));
  await ledger.flush();
  expect(durations(await api.spiCalls.list.query({ slowerThanMs: 250 }))).toEqual([
    4_000, 990, 250,
  ]);
  expect(durations(await api.spiCalls.list.query({ slowerThanMs: 1_000 }))).toEqual([4_000]);
  // What the index of slow calls does not hold is no filter.
  await expect(api.spiCalls.list.query({ slowerThanMs: 10 })).rejects.toThrow();
});

test('a follower gets each new call once, and goes on after the last one it saw', async () => {
  ledger.record(call(1));
  await ledger.flush();
  const shown = await api.spiCalls.list.query({});
  const first = await follow(String(shown.rows[0]?.id));
  ledger.record(call(2));
  ledger.record(call(3, { operation: 'sync-catalog' }));
  await ledger.flush();
  const seen = await first.next(2);
  expect(seen.map(({ data }) => data.durationMs)).toEqual([2, 3]);
  await first.close();

  ledger.record(call(4));
  await ledger.flush();
  const again = await follow(seen[1]?.id ?? '');
  expect((await again.next(1)).map(({ data }) => data.durationMs)).toEqual([4]);
  await again.close();
});

test('nobody reads the ledger without signing in, and the answer says no more than that', async () => {
  const refused = await fetch(`${console_.url}/trpc/spiCalls.list?input=%7B%7D`);
  expect(refused.status).toBe(401);
  const body: unknown = await refused.json();
  expect(body).toMatchObject({ error: { message: 'Sign in first.' } });
  expect(JSON.stringify(body)).not.toMatch(/stack|node_modules/);
});

test('a call that is not there and an input that does not fit are refused with an id to quote', async () => {
  await expect(api.spiCalls.get.query({ id: 99 })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND', requestId: expect.stringMatching(/^[0-9a-f-]{13}$/) },
  });
  await expect(api.spiCalls.list.query({ limit: 1_000_000 })).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST', fields: [{ path: 'limit' }] },
  });
});

test('a fault is masked for the caller and told in the log', async () => {
  await console_.database.sql`alter table spi_calls rename column outcome to gone`;
  const refused = await api.spiCalls.list.query({}).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    message: 'Something went wrong on our side.',
    data: { code: 'INTERNAL_SERVER_ERROR' },
  });
  expect(console_.log.lines.filter((line) => line.level === 'error')).toMatchObject([
    { message: 'call failed', details: { path: 'spiCalls.list' } },
  ]);
  await console_.database.sql`alter table spi_calls rename column gone to outcome`;
});

test.each(['soon', '-1', '1.5', '1e400', '9'.repeat(20)])(
  'a page that goes on after %s, which is no call, is refused',
  async (lastEventId) => {
    const input = encodeURIComponent(JSON.stringify({ lastEventId }));
    const answer = await fetch(`${console_.url}/trpc/spiCalls.follow?input=${input}`, {
      headers: { cookie, accept: 'text/event-stream' },
    });
    expect(await answer.text()).toContain('"code":"BAD_REQUEST"');
  },
);

/** Reads the subscription's events as they come over the wire. */
async function follow(lastEventId: string) {
  const input = encodeURIComponent(JSON.stringify({ lastEventId }));
  const stop = new AbortController();
  const answer = await fetch(`${console_.url}/trpc/spiCalls.follow?input=${input}`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: stop.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    next: async (count: number) => {
      for (;;) {
        const events = text.split('\n\n').filter((event) => /^id: /m.test(event));
        if (events.length >= count && text.endsWith('\n\n')) {
          return events.map((event) => ({
            id: /^id: (.*)$/m.exec(event)?.[1] ?? '',
            data: JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? 'null') as { durationMs: number },
          }));
        }
        const { value, done } = (await reader?.read()) ?? { value: '', done: true };
        if (done) throw new Error('the stream ended');
        text += value;
      }
    },
    close: async () => {
      stop.abort();
      await reader?.cancel().catch(() => {});
    },
  };
}
