import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { notify, type Subscription, subscribe } from './notifications.ts';

let database: TestDatabase;
const subscriptions: Subscription[] = [];
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const subscription of subscriptions.splice(0)) await subscription.close();
  await database.drop();
});

/** A subscription that notes what it hears, and each time that it is back. */
const listen = () => {
  const heard: string[] = [];
  const subscription = subscribe(
    database,
    'orders_changed',
    (payload) => heard.push(payload),
    () => heard.push('back'),
  );
  subscriptions.push(subscription);
  return { heard, subscription };
};

test('asked for while the database lets nobody in, it begins once it does, and hears each thing once', async () => {
  await database.setReachable(false);
  const first = listen();
  const refused = () => database.sql`select 1`.then(Boolean, () => false);
  expect(await refused()).toBe(false);
  const second = listen();
  // Whoever asked waits, and does not fail.
  const early = Promise.race([first.subscription.begun, refused()]);
  expect(await early).toBe(false);

  await database.setReachable(true);
  await first.subscription.begun;
  await second.subscription.begun;
  for (const order of ['a', 'b']) await notify(database.db, 'orders_changed', order);
  await expect
    .poll(() => [first.heard, second.heard])
    .toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
});

test('whoever listens is told that the connection was away, and nothing after the close', async () => {
  const { heard, subscription } = listen();
  await subscription.begun;
  await database.setReachable(false);
  await database.setReachable(true);
  await expect.poll(() => heard).toEqual(['back']);
  await subscription.close();
  const other = listen();
  await other.subscription.begun;
  await notify(database.db, 'orders_changed', 'a');
  await expect.poll(() => other.heard).toEqual(['a']);
  expect(heard).toEqual(['back']);
});
