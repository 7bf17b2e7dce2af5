import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../../../../testing/eventually.ts';
import { createStateFile } from './state-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
const path = join(directory, 'below', 'state.json');
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('what was touched is written by a flush, and read again', () => {
  const file = createStateFile(path, () => ({ count: 3 }), 60_000);
  expect(file.read()).toBeUndefined();
  file.flush();
  expect(existsSync(path)).toBe(false);
  file.touch();
  file.flush();
  expect(createStateFile(path, () => null).read()).toEqual({ count: 3 });
});

test('touches are gathered into one later write', async () => {
  let snapshots = 0;
  const file = createStateFile(path, () => ({ snapshots: ++snapshots }), 1);
  file.touch();
  file.touch();
  await eventually(() => expect(readFileSync(path, 'utf8')).toBe('{"snapshots":1}'));
});

test('a broken file stops the start with words that say what to do', () => {
  const file = createStateFile(path, () => ({}), 60_000);
  file.touch();
  file.flush();
  writeFileSync(path, '{"half');
  expect(() => file.read()).toThrow('delete it to start anew');
});
