import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { appId, appSecret, catalogId, instanceId } from '../../testing/test-wix.ts';
import { createSandboxWix } from './create-sandbox-wix.ts';

const directory = mkdtempSync(join(tmpdir(), 'sandbox-wix-'));
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('a restart keeps the key, sites, catalogs, drafts and tokens', async () => {
  const open = () =>
    createSandboxWix({ app: { appId, appSecret }, stateFile: join(directory, 'wix.json') });
  const before = open();
  before.control.addSite({
    metaSiteId: 'site-1',
    name: 'Site',
    instanceId,
    ownerId: 'owner-1',
    currency: 'USD',
    installation: 'installed',
  });
  before.control.addConfiguration({
    id: 'configuration-1',
    instanceId,
    locationId: 'location-1',
    locationName: 'Location',
    catalogId,
    enabled: true,
  });
  const draft = before.control.drafts.create(instanceId, catalogId);
  const url = await before.listen();
  const granted = await fetch(`${url}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appSecret,
      instance_id: instanceId,
    }),
  });
  const { access_token } = z.object({ access_token: z.string() }).parse(await granted.json());
  await before.close();

  const after = open();
  try {
    expect(after.restored).toBe(true);
    expect(after.publicKeyPem).toBe(before.publicKeyPem);
    expect(after.control.configurations()).toMatchObject([{ enabled: true }]);
    expect(after.control.drafts.own(instanceId, draft.id).catalogId).toBe(catalogId);
    const answer = await fetch(`${await after.listen()}/restaurants/v3/catalogs`, {
      headers: { authorization: access_token },
    });
    expect(answer.status).toBe(200);
  } finally {
    await after.close();
  }
});
