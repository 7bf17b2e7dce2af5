import { createTestDatabase, notify, recordLog, type TestDatabase } from '@pos-bridge/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChannelFeed, openChannelFeed } from './channel-feed.ts';

let database: TestDatabase;
let feed: ChannelFeed;
const never = new AbortController().signal;
const long = 60_000;

beforeEach(async () => {
  database = await createTestDatabase();
  feed = openChannelFeed({ database, log: recordLog() }, 'orders_changed');
  // Until it listens, hints are lost.
  const first = feed.follow();
  for (let heard = false; !heard; ) {
    await notify(database.db, 'orders_changed', 'warm-up');
    heard = await Promise.race([
      first.next(long, never).then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), 20)),
    ]);
  }
  first.end();
});
afterEach(async () => {
  await feed.close();
  await database.drop();
});

const tell = (about: string) => notify(database.db, 'orders_changed', about);
/** Comes after everything that was told before it. */
const toldSoFar = async (): Promise<void> => {
  const marker = feed.follow('marker');
  await tell('marker');
  await marker.next(long, never);
  marker.end();
};

test('what is told while a follower looks is not lost: its next wait is over at once', async () => {
  const follower = feed.follow('order-1');
  await tell('order-1');
  await toldSoFar();
  expect(await follower.next(long, never)).toBe('look');
});

test('a follower of one thing is not woken by another', async () => {
  const follower = feed.follow('order-1');
  await tell('order-2');
  await toldSoFar();
  const begun = follower.next(long, never).then(() => 'over');
  const still = Promise.resolve('waiting');
  expect(await Promise.race([begun, still])).toBe('waiting');
  await tell('order-1');
  expect(await begun).toBe('over');
});

test('one hint ends one wait', async () => {
  const follower = feed.follow();
  await tell('order-1');
  await toldSoFar();
  expect(await follower.next(long, never)).toBe('look');
  const begun = follower.next(long, never);
  expect(await Promise.race([begun, Promise.resolve('waiting')])).toBe('waiting');
  await tell('order-2');
  expect(await begun).toBe('look');
});

test('closing breaks every wait off, also those that begin later', async () => {
  const follower = feed.follow();
  const waiting = expect(follower.next(long, never)).rejects.toThrow('The server closes.');
  await feed.close();
  await waiting;
  await expect(feed.follow().next(long, never)).rejects.toThrow('The server closes.');
});
