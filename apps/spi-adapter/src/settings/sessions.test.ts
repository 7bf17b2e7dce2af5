import { instanceIdSchema } from '@pos-bridge/wix';
import { expect, test } from 'vitest';
import {
  appId,
  appSecret,
  base64url,
  changePart,
  instancePayload,
  signInstance,
} from '../../testing/tokens.ts';
import { createSettingsSessions } from './sessions.ts';

const instanceId = instanceIdSchema.parse('instance-1');
const start = new Date('2026-05-04T09:00:00.000Z');
let clock = start;
const sessions = createSettingsSessions({ appId, appSecret, now: () => clock });
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

function open(): string {
  clock = start;
  const opened = sessions.open(signInstance(instancePayload(instanceId, start)));
  if (opened.outcome === 'refused') throw new Error(opened.reason);
  return opened.token.token;
}

test('a session is for the instance and the person that Wix named', () => {
  expect(sessions.verify(open())).toEqual({ instanceId, uid: 'owner-1', openedAt: start });
});

test('a token is good for half an hour and not a moment longer', () => {
  const token = open();
  clock = minutesLater(30 - 1 / 60_000);
  expect(sessions.verify(token)).toBeDefined();
  clock = minutesLater(30);
  expect(sessions.verify(token)).toBeUndefined();
});

test('a session is renewed while the page stays open, for ten hours', () => {
  const session = sessions.verify(open());
  if (session === undefined) throw new Error('no session');
  clock = minutesLater(9 * 60 + 50);
  const renewed = sessions.renew(session);
  expect(renewed?.expiresAt).toEqual(minutesLater(10 * 60));
  expect(sessions.verify(renewed?.token ?? '')).toEqual(session);
  clock = minutesLater(10 * 60);
  expect(sessions.renew(session)).toBeUndefined();
});

test('another process with the same app secret knows the session; one with another does not', () => {
  const token = open();
  const others = { appId, now: () => clock };
  expect(createSettingsSessions({ ...others, appSecret }).verify(token)).toBeDefined();
  expect(createSettingsSessions({ ...others, appSecret: 'other' }).verify(token)).toBeUndefined();
});

const forgeries: readonly [string, (token: string) => string][] = [
  ['nothing', () => ''],
  ['no token', () => 'nonsense'],
  ['the payload alone', (token) => token.split('.')[0] ?? ''],
  ['an empty signature', (token) => changePart(token, 1, () => '')],
  ['a cut signature', (token) => changePart(token, 1, (part) => part.slice(0, -2))],
  ['a third part', (token) => `${token}.`],
  [
    'another instance',
    (token) =>
      changePart(token, 0, (part) => {
        const payload: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
        return base64url({ ...Object(payload), instance: 'instance-2' });
      }),
  ],
  ['the instance parameter itself', () => signInstance(instancePayload(instanceId, start))],
];

test.each(forgeries)('%s is no session', (_what, forge) => {
  expect(sessions.verify(forge(open()))).toBeUndefined();
});
