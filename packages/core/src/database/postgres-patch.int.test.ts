import { once } from 'node:events';
import { Socket } from 'node:net';
import postgres from 'postgres';
import { expect, inject, test, vi } from 'vitest';

/** Each fails without the patch of `postgres` in `patches/` (ADR 12). */

test('a statement on a connection that has closed is refused, and the process lives', async () => {
  const opened = vi.spyOn(Socket.prototype, 'connect');
  const pool = postgres(inject('testDatabaseUrl'), { max: 1 });
  const connection = await pool.reserve();
  await connection`select 1`;
  const [socket] = opened.mock.contexts;
  opened.mockRestore();
  if (!(socket instanceof Socket)) throw new Error('the pool has opened no connection');
  const closed = once(socket, 'close');
  socket.destroy();
  await closed;

  // Unpatched, this throws in a timer, where nobody can catch it.
  await expect(connection`select 1`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await pool.end({ timeout: 0 });
});

test('a connection that is opened again knows nothing of the statement that the old one ended with', async () => {
  const pool = postgres(inject('testDatabaseUrl'), { max: 1, fetch_types: false });
  // The rows are long, so that the first ones are here before the server throws the connection out.
  const endsHalfway = pool`
    select repeat('x', 20000), case when n = 3 then pg_terminate_backend(pg_backend_pid()) end
    from generate_series(1, 3) n`;
  await expect(endsHalfway).rejects.toThrow();

  // Unpatched, this is refused for the old statement's reason, and the next has holes for the old rows.
  expect([...(await pool`select 1 as one`)]).toEqual([{ one: 1 }]);
  expect([...(await pool`select 2 as two`)]).toEqual([{ two: 2 }]);
  await pool.end({ timeout: 0 });
});

test('a queue that is never empty forgets what went through it', async () => {
  interface Queue {
    push(entry: object): object;
    shift(): object | undefined;
    remove(entry: object): object | null;
  }
  const source: { readonly default: () => Queue } = await import(
    new URL('queue.js', import.meta.resolve('postgres')).href
  );
  const queue = source.default();
  const always = queue.push({});
  for (let passed = 0; passed < 1_000; passed += 1) {
    queue.push({});
    queue.shift();
  }
  expect(queue.remove(always)).toBeNull();

  const searched = vi.spyOn(Array.prototype, 'indexOf');
  queue.remove({});
  const [entries] = searched.mock.contexts;
  searched.mockRestore();
  expect(entries).toSatisfy((array: unknown) => Array.isArray(array) && array.length < 100);
});
