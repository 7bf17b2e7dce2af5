import { PassThrough } from 'node:stream';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

test("a failed statement's values never reach the log", () => {
  const lines = new PassThrough();
  const log = createLog('info', 'test', lines);
  const cause = Object.assign(new Error('invalid input syntax'), {
    code: '22P02',
    detail: 'Key (phone)=(+34600111222)',
    parameters: ['+34600111222'],
  });
  const error = new DrizzleQueryError('insert into orders values ($1)', ['+34600111222'], cause);
  log.error({ err: error }, 'not stored');
  const written = String(lines.read());
  expect(written).not.toContain('600111222');
  expect(JSON.parse(written)).toMatchObject({
    msg: 'not stored',
    err: { message: 'Failed query: insert into orders values ($1)', cause: { code: '22P02' } },
  });
});

test('fields that are named like secrets are cut out', () => {
  const lines = new PassThrough();
  createLog('info', 'test', lines).info({ wix: { token: 'abc.def' }, instanceId: 'one' }, 'hello');
  const written = String(lines.read());
  expect(written).not.toContain('abc.def');
  expect(written).toContain('"instanceId":"one"');
});
