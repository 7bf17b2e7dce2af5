import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const settings = {
  DATABASE_URL: 'postgres://localhost/bridge',
  ENCRYPTION_KEY: `key:${Buffer.alloc(32, 1).toString('base64')}`,
  WIX_APP_ID: 'app-1',
  WIX_APP_SECRET: 'secret',
  CONSOLE_AUTH_SECRET: 'x'.repeat(32),
  CONSOLE_ADMIN_EMAIL: 'casa.lucia@example.com',
};

test.each(['short', ' '.repeat(12), 'passwordpassword', 'casa.lucia.2026'])(
  'an easily guessed password of the first administrator ends the start: "%s"',
  (password) => {
    const start = () => readEnv({ ...settings, CONSOLE_ADMIN_PASSWORD: password });
    expect(start).toThrow(
      /CONSOLE_ADMIN_PASSWORD: This password is easy to guess\. Use at least 12/,
    );
    expect(start).not.toThrow(password.trim() || '            ');
  },
);

test('a strong one is taken, and none is needed', () => {
  const CONSOLE_ADMIN_PASSWORD = 'violin carpet 71 harbour';
  expect(readEnv({ ...settings, CONSOLE_ADMIN_PASSWORD })).toMatchObject({
    CONSOLE_ADMIN_PASSWORD,
  });
  expect(readEnv(settings).CONSOLE_ADMIN_PASSWORD).toBeUndefined();
});
