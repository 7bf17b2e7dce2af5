import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endLeftOver, noteRunning } from './left-over.ts';

let directory: string;
let script: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'pos-bridge-left-'));
  script = path.join(directory, 'server.mjs');
  await writeFile(script, 'setInterval(() => {}, 1000); console.log("up");');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function startScript() {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  const { pid } = child;
  if (pid === undefined) throw new Error('not started');
  return { child, pid, ended: once(child, 'exit') };
}

/** A start that runs no more: no process has this number. */
const killed = { name: 'start', script: 'main.ts', pid: 2 ** 22 + 1 };

test('what a killed start left is found and ended by the next one', async () => {
  const { pid, ended } = await startScript();
  noteRunning(directory, killed).started('worker', script, pid);
  expect(await endLeftOver(directory)).toEqual(['worker']);
  expect(await ended).toEqual([null, 'SIGTERM']);
  expect(await endLeftOver(directory)).toEqual([]);
});

test('what a start that still runs has started is left alone', async () => {
  const starter = await startScript();
  const worker = await startScript();
  noteRunning(directory, { name: 'start', script, pid: starter.pid }).started(
    'worker',
    script,
    worker.pid,
  );
  expect(await endLeftOver(directory)).toEqual([]);
  expect(worker.child.exitCode).toBeNull();
  starter.child.kill();
  await starter.ended;
  expect(await endLeftOver(directory)).toEqual(['worker']);
  expect(await worker.ended).toEqual([null, 'SIGTERM']);
});

test('a stranger who has the number by now is left alone, and so is a note that nobody can read', async () => {
  const { child, pid, ended } = await startScript();
  noteRunning(directory, killed).started('worker', '/elsewhere/server.ts', pid);
  expect(await endLeftOver(directory)).toEqual([]);
  expect(child.exitCode).toBeNull();
  child.kill();
  await ended;
  await writeFile(path.join(directory, 'running.json'), '[{');
  expect(await endLeftOver(directory)).toEqual([]);
});
