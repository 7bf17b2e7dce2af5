import { expect, test } from 'vitest';
import { isStrongPassword } from './password-strength.ts';

const about = ['marie.lefevre@example.com', 'Marie Lefevre'];

test.each([
  ' '.repeat(12),
  'aaaaaaaaaaaaaaaa',
  'password1234',
  'qwertyuiop123',
  '123456789012',
  'marie.lefevre2026',
  'MarieLefevre1',
  'MarieLefevre2026!',
  'short4!Zq',
])('"%s" is no password', (password) => {
  expect(isStrongPassword(password, about)).toBe(false);
});

test.each(['velvet orbit candle giraffe', 'gT7#qLw92!xPz', '2f1e7c0a-98b4-4b53-9d0e-7d3a1c55e0a2'])(
  '"%s" is one',
  (password) => {
    expect(isStrongPassword(password, about)).toBe(true);
  },
);
