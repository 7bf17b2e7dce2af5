import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const noteSchema = z.array(z.object({ name: z.string(), pid: z.int().min(2), script: z.string() }));
type Note = z.infer<typeof noteSchema>;

const patienceMs = 12_000;

/** The processes of a start, noted beside the data, so that the next one finds what a `kill -9` left. */
export interface RunningNote {
  /** Written when it returns: a kill may come at any moment. */
  started(name: string, script: string, pid: number): void;
  forget(): Promise<void>;
}

const fileIn = (dataDir: string): string => path.join(dataDir, 'running.json');

export function noteRunning(dataDir: string): RunningNote {
  const noted = new Map<string, Note[number]>();
  return {
    started: (name, script, pid) => {
      noted.set(name, { name, script, pid });
      writeFileSync(fileIn(dataDir), JSON.stringify([...noted.values()]), { mode: 0o600 });
    },
    forget: () => rm(fileIn(dataDir), { force: true }),
  };
}

/**
 * Ends what an earlier start of the same data left running, and answers the names. A process that has
 * another program's command by now got the number after ours had ended: it is left alone.
 */
export async function endLeftOver(dataDir: string): Promise<readonly string[]> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null);
  const noted = text === null ? [] : (noteSchema.safeParse(parsed(text)).data ?? []);
  const ended: string[] = [];
  for (const { name, pid, script } of noted) {
    if (!(await runs(pid, script))) continue;
    process.kill(pid, 'SIGTERM');
    const deadline = performance.now() + patienceMs;
    while ((await runs(pid, script)) && performance.now() < deadline) await pause(100);
    if (await runs(pid, script)) process.kill(pid, 'SIGKILL');
    while (await runs(pid, script)) await pause(100);
    ended.push(name);
  }
  await rm(fileIn(dataDir), { force: true });
  return ended;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A zombie is nobody: it holds no port, and whoever started it is to reap it. */
async function runs(pid: number, script: string): Promise<boolean> {
  const { stdout } = await run('ps', ['-o', 'stat=,args=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return !stdout.startsWith('Z') && stdout.includes(script);
}
