import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSealer, encryptionKeysSchema } from './encryption.ts';

const newer = { id: 'newer', secret: randomBytes(32) };
const older = { id: 'older', secret: randomBytes(32) };

test('what was sealed opens again, and does not hold its text in the clear', async () => {
  const sealer = createSealer([newer]);
  const sealed = await sealer.seal('a refresh token');
  expect(sealed).not.toContain('refresh');
  expect(await sealer.open(sealed)).toBe('a refresh token');
});

test('after a new key is put in front, old secrets open, new ones carry the new key, hashes stay', async () => {
  const before = createSealer([older]);
  const after = createSealer([newer, older]);
  expect(await after.open(await before.seal('kept'))).toBe('kept');
  const [header] = (await after.seal('new')).split('.');
  expect(JSON.parse(Buffer.from(header ?? '', 'base64url').toString())).toMatchObject({
    kid: 'newer',
  });
  expect(after.hash('+34600000000')).toBe(before.hash('+34600000000'));
});

test('a changed secret and one of an unknown key do not open', async () => {
  const sealer = createSealer([newer]);
  const sealed = await sealer.seal('secret');
  const parts = sealed.split('.');
  const changed = [
    ...parts.slice(0, 3),
    `${parts[3]?.startsWith('A') ? 'B' : 'A'}${parts[3]?.slice(1)}`,
    parts[4],
  ];
  await expect(sealer.open(changed.join('.'))).rejects.toThrow();
  await expect(createSealer([older]).open(sealed)).rejects.toThrow(/"newer"/);
});

test.each(['', 'noid', 'id:short', `a:${randomBytes(31).toString('base64')}`])(
  'the setting %j is refused',
  (setting) => {
    expect(encryptionKeysSchema.safeParse(setting).success).toBe(false);
  },
);

test('the setting holds several keys', () => {
  const setting = `a:${older.secret.toString('base64')}, b:${newer.secret.toString('base64url')}`;
  expect(encryptionKeysSchema.parse(setting).map((key) => key.id)).toEqual(['a', 'b']);
});
