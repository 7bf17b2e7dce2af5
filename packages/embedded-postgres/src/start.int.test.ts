import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './start.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'embedded-postgres-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const ask = async (url: string, question: string): Promise<unknown> => {
  const client = postgres(url, { max: 1 });
  const rows = await client.unsafe(question);
  await client.end();
  return rows[0];
};

test('what was written is there after a stop and a start', async () => {
  const first = await startEmbeddedPostgres({ directory });
  await first.createDatabase('kept');
  await first.createDatabase('kept');
  await ask(first.url('kept'), 'create table notes as select 42 as answer');
  await first.stop();
  const second = await startEmbeddedPostgres({ directory });
  expect(await ask(second.url('kept'), 'select answer from notes')).toEqual({ answer: 42 });
  await second.stop();
});

test('a server that a killed run left behind is taken over', async () => {
  const first = await startEmbeddedPostgres({ directory });
  const second = await startEmbeddedPostgres({ directory });
  expect(second.port).toBe(first.port);
  await second.stop();
});

test('a stale postmaster.pid of a crashed server does not matter', async () => {
  const first = await startEmbeddedPostgres({ directory });
  const pid = Number(
    (await readFile(path.join(directory, 'data/postmaster.pid'), 'utf8')).split('\n')[0],
  );
  process.kill(pid, 'SIGKILL');
  await expect
    .poll(() =>
      ask(first.url(), 'select 1').then(
        () => 'up',
        () => 'down',
      ),
    )
    .toBe('down');
  const second = await startEmbeddedPostgres({ directory });
  expect(await ask(second.url(), 'select 1 as one')).toEqual({ one: 1 });
  await second.stop();
});
