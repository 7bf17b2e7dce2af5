import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifyInstanceParameter } from './instance-parameter.ts';

const appSecret = 'the-app-secret';
const now = new Date('2030-01-01T00:10:00.000Z');
const options = { appId: 'app-1', appSecret, maxAgeSeconds: 600, now: () => now };
const payload = {
  instanceId: 'instance-1',
  appDefId: 'app-1',
  signDate: '2030-01-01T00:00:00.000Z',
  uid: 'user-1',
  permissions: 'OWNER',
};

const sign = (content: unknown, secret = appSecret): string => {
  const encoded = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${createHmac('sha256', secret).update(encoded).digest('base64url')}.${encoded}`;
};

test('a parameter that Wix signed for this app gives the instance', () => {
  expect(verifyInstanceParameter(sign(payload), options)).toEqual({
    outcome: 'verified',
    instanceId: 'instance-1',
    uid: 'user-1',
    permissions: 'OWNER',
    signedAt: new Date('2030-01-01T00:00:00.000Z'),
  });
});

test('user and permissions may be missing', () => {
  const { uid: _uid, permissions: _permissions, ...rest } = payload;
  expect(verifyInstanceParameter(sign(rest), options)).toMatchObject({
    uid: null,
    permissions: null,
  });
});

describe('a parameter is refused', () => {
  const valid = sign(payload);
  const [signature = '', encoded = ''] = valid.split('.');

  test.each([
    ['that is empty', '', 'malformed'],
    ['without a payload', signature, 'malformed'],
    ['with a third part', `${valid}.x`, 'malformed'],
    ['in another spelling of the same signature', `${signature}=.${encoded}`, 'malformed'],
    ['with payload and signature exchanged', `${encoded}.${signature}`, 'signature_mismatch'],
    ['signed with another secret', sign(payload, 'other'), 'signature_mismatch'],
    [
      'with a tampered payload',
      `${signature}.${sign({ ...payload, instanceId: 'x' }).split('.')[1]}`,
      'signature_mismatch',
    ],
    ['that is no JSON object', sign('text'), 'payload_malformed'],
    ['without an instance', sign({ ...payload, instanceId: '' }), 'payload_malformed'],
    ['without a date', sign({ ...payload, signDate: 'yesterday' }), 'payload_malformed'],
    ['of another app', sign({ ...payload, appDefId: 'app-2' }), 'another_app'],
    ['of a visitor', sign({ ...payload, aid: 'visitor-1' }), 'visitor'],
    ['that is too old', sign({ ...payload, signDate: '2029-12-31T23:59:59.000Z' }), 'too_old'],
    [
      'signed in the future',
      sign({ ...payload, signDate: '2030-01-01T00:11:01.000Z' }),
      'signed_in_future',
    ],
  ])('%s', (_what, parameter, reason) => {
    expect(verifyInstanceParameter(parameter, options)).toEqual({ outcome: 'rejected', reason });
  });
});
