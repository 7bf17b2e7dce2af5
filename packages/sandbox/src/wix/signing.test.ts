import { createPublicKey } from 'node:crypto';
import { createSpiVerifier, verifyInstanceParameter } from '@pos-bridge/wix';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { createWixSigner, newRequestId } from './signing.ts';
import { createWixKeys } from './wix-keys.ts';

const app = { appId: 'app-1', appSecret: 'a-secret-of-some-length' };
const now = new Date('2026-03-01T12:00:00.000Z');
const clock = { now: () => now };
const keys = createWixKeys();
const signer = createWixSigner({ app, keys, clock });
const verifier = createSpiVerifier({
  publicKeys: [keys.publicKeyPem],
  appId: app.appId,
  appSecret: app.appSecret,
  now: clock.now,
});

test("the bridge's verifier takes a signed request and finds in it what was put in", async () => {
  const request = { accountId: 'a', configurationId: 'c' };
  const token = await signer.signSpiRequest({
    request,
    instanceId: 'instance-1',
    requestId: '1660049071.0775256270934210145',
    currency: 'USD',
  });
  expect(await verifier.verify(token, { allowInstanceToken: false })).toMatchObject({
    outcome: 'verified',
    kind: 'envelope',
    request,
    instanceId: 'instance-1',
    requestId: '1660049071.0775256270934210145',
    metadata: { currency: 'USD' },
  });
  expect(decodeProtectedHeader(token)).toEqual({ kid: 'sandbox-key-1', alg: 'RS256' });
});

test("the bridge's verifier takes an instance token where one is allowed", async () => {
  const token = await signer.signInstanceToken('instance-1');
  expect(await verifier.verify(token, { allowInstanceToken: true })).toMatchObject({
    kind: 'instance-token',
    instanceId: 'instance-1',
  });
});

test("the flow text's own instance token comes out for its secret", async () => {
  const flow = createWixSigner({
    app: { appId: 'any', appSecret: 'your-256-bit-secret' },
    keys,
    clock,
  });
  expect(await flow.signInstanceToken('044667f4-c13f-46c2-8506-de9e42293896')).toBe(
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpbnN0YW5jZUlkIjoiMDQ0NjY3ZjQtYzEzZi00NmMyLTg1MDYtZGU5ZTQyMjkzODk2In0.fxedHrnHUFi6V-S5OH8gL-pY4STxFWZHjj-xo9QUwQY',
  );
});

test('an instance parameter is accepted, and refused for a visitor', () => {
  const options = { ...app, maxAgeSeconds: 60, now: clock.now };
  const page = { instanceId: 'instance-1', uid: 'user-1' };
  expect(verifyInstanceParameter(signer.signInstanceParameter(page), options)).toMatchObject({
    outcome: 'verified',
    instanceId: 'instance-1',
    uid: 'user-1',
    permissions: 'OWNER',
  });
  const visitor = signer.signInstanceParameter({ ...page, aid: 'visitor-1' });
  expect(verifyInstanceParameter(visitor, options)).toEqual({
    outcome: 'rejected',
    reason: 'visitor',
  });
});

test('a webhook holds its event as text within text, under the same key', async () => {
  const token = await signer.signWebhook({
    eventType: 'AppInstalled',
    instanceId: 'instance-1',
    data: { appId: 'app-1' },
  });
  const { payload } = await jwtVerify(token, createPublicKey(keys.publicKeyPem), {
    currentDate: now,
  });
  expect(payload.aud).toBeUndefined();
  expect(payload.iss).toBeUndefined();
  const event = JSON.parse(String(payload['data']));
  expect(event).toMatchObject({ eventType: 'AppInstalled', instanceId: 'instance-1' });
  expect(JSON.parse(event.data)).toEqual({ appId: 'app-1' });
});

test("request ids have the form of Wix's", () => {
  expect(newRequestId(now)).toMatch(/^1772366400\.\d{22}$/);
});
