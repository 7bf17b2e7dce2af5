import { requestIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestConsole, type TestConsole } from '../../../testing/test-console.ts';

let console_: TestConsole;
beforeEach(async () => {
  console_ = await startTestConsole();
});
afterEach(() => console_.close());

const get = (path: string, cookie = '') => fetch(`${console_.url}${path}`, { headers: { cookie } });
const statusOf = async (path: string, cookie = '') => {
  const answer = await get(path, cookie);
  await answer.arrayBuffer();
  return answer.status;
};

test('a list longer than a page comes whole, filtered, newest first', async () => {
  const ledger = console_.core.spiCalls.openLedger();
  for (let n = 1; n <= 2_400; n += 1) {
    ledger.record({
      calledAt: new Date('2026-05-01T10:00:00.000Z'),
      operation: n % 2 === 0 ? 'account-ids' : 'sync-catalog',
      requestId: requestIdSchema.parse(`request-${n}`),
      instanceId: null,
      accountId: null,
      configurationId: null,
      httpStatus: 200,
      outcome: 'OK',
      durationMs: n,
      request: {},
      response: {},
    });
  }
  await ledger.close();
  const cookie = await console_.signIn(await console_.addStaff('viewer'));
  const answer = await get('/export/spi-calls.csv?operation=account-ids', cookie);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="spi-calls.csv"');
  const lines = (await answer.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1_201);
  expect(lines[0]).toMatch(/^"called_at","operation",/);
  expect(lines[1]).toBe(
    '"2026-05-01T10:00:00.000Z","account-ids","200","OK","2400","request-2400","","","","",""',
  );
  expect(lines.at(-1)).toMatch(/,"request-2",/);
});

test('a file asks for the same role as its page', async () => {
  const viewer = await console_.signIn(await console_.addStaff('viewer'));
  const support = await console_.signIn(await console_.addStaff('support'));
  expect(await statusOf('/export/audit.csv')).toBe(401);
  expect(await statusOf('/export/audit.csv', viewer)).toBe(403);
  expect(await statusOf('/export/audit.csv', support)).toBe(200);
});

test('an unknown list and a filter that does not fit are refused', async () => {
  const cookie = await console_.signIn(await console_.addStaff('viewer'));
  expect(await statusOf('/export/nothing.csv', cookie)).toBe(404);
  expect(await statusOf('/export/constructor.csv', cookie)).toBe(404);
  const tooLong = 'x'.repeat(100);
  expect(await statusOf(`/export/spi-calls.csv?operation=${tooLong}`, cookie)).toBe(400);
});
