import { insertAccount, insertConfiguration, insertInstance } from '@pos-bridge/core/testing';
import type { ConfigurationId, InstanceId } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSettings, type SettingsClient } from '../../testing/settings-client.ts';
import { startTestAdapter, type TestAdapter } from '../../testing/test-adapter.ts';

let adapter: TestAdapter;
let instanceId: InstanceId;
let configurationId: ConfigurationId;
let client: SettingsClient;
let closed: boolean;

beforeEach(async () => {
  closed = false;
  adapter = await startTestAdapter();
  ({ instanceId, configurationId } = await insertSite());
  client = await openSettings(adapter, instanceId);
});
afterEach(async () => {
  if (!closed) await adapter.close();
});

async function insertSite() {
  const { db } = adapter.database;
  const instance = await insertInstance(db);
  const accountId = await insertAccount(db, instance);
  const id = await insertConfiguration(db, instance, { accountId });
  return { instanceId: instance, configurationId: id };
}

/** Follows the changes of the client's site; `lines` grows as they come. */
async function follow(): Promise<{ lines: string[]; ended: Promise<void>; leave(): void }> {
  const left = new AbortController();
  const response = await fetch(`${adapter.url}/settings/api/changes`, {
    headers: { authorization: `Bearer ${client.token}` },
    signal: left.signal,
  });
  const lines: string[] = [];
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      for (const [, word = ''] of decoder.decode(chunk).matchAll(/^data: "(\w+)"$/gm))
        lines.push(word);
    }
  };
  return { lines, ended: read().catch(() => {}), leave: () => left.abort() };
}
const pause = (id: ConfigurationId) =>
  adapter.core.core.configurations.pauseOrdering(
    { configurationId: id, until: new Date(Date.now() + 60_000) },
    { author: { kind: 'bridge', name: 'test' }, reason: null },
  );
const requestSync = (id: ConfigurationId) =>
  adapter.core.core.catalog.requestSync({ configurationId: id, trigger: 'support' });

test('a page is told at once of what changes at its site, by whomever', async () => {
  const { lines, leave } = await follow();
  await expect.poll(() => lines.length).toBe(1);
  await pause(configurationId);
  await expect.poll(() => lines.length).toBeGreaterThan(1);
  const before = lines.length;
  await requestSync(configurationId);
  await expect.poll(() => lines.length).toBeGreaterThan(before);
  expect(new Set(lines)).toEqual(new Set(['changed']));
  leave();
});

test('a page hears nothing of other sites', async () => {
  const other = await insertSite();
  const { lines, leave } = await follow();
  await expect.poll(() => lines.length).toBe(1);
  await pause(other.configurationId);
  await requestSync(other.configurationId);
  // Its own change comes after those, and is the first that it hears of.
  await pause(configurationId);
  await expect.poll(() => lines.length).toBeGreaterThan(1);
  expect(lines).toEqual(['changed', 'changed']);
  leave();
});

test('a process that shuts down lets its pages go', async () => {
  const { ended } = await follow();
  await adapter.close();
  closed = true;
  await ended;
});
