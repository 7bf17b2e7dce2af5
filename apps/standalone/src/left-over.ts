import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const processSchema = z.object({ name: z.string(), pid: z.int().min(2), script: z.string() });
type NotedProcess = z.infer<typeof processSchema>;
/** `starter`: the start itself. While it runs, what it started is nobody's left-over. */
const noteSchema = z.object({ starter: processSchema, started: z.array(processSchema) });

const patienceMs = 12_000;

/** The processes of a start, noted beside the data, so that the next one finds what a `kill -9` left. */
export interface RunningNote {
  /** Written when it returns: a kill may come at any moment. */
  started(name: string, script: string, pid: number): void;
  forget(): Promise<void>;
}

const fileIn = (dataDir: string): string => path.join(dataDir, 'running.json');

export function noteRunning(dataDir: string, starter: NotedProcess): RunningNote {
  const noted = new Map<string, NotedProcess>();
  return {
    started: (name, script, pid) => {
      noted.set(name, { name, script, pid });
      const note = { starter, started: [...noted.values()] };
      writeFileSync(fileIn(dataDir), JSON.stringify(note), { mode: 0o600 });
    },
    forget: () => rm(fileIn(dataDir), { force: true }),
  };
}

/**
 * Ends what an earlier start of the same data left running, and answers the names. A process that has
 * another program's command by now got the number after ours had ended: it is left alone. So is
 * everything of a start that runs still.
 */
export async function endLeftOver(dataDir: string): Promise<readonly string[]> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null);
  const note = text === null ? undefined : noteSchema.safeParse(parsed(text)).data;
  if (note !== undefined && (await runs(note.starter.pid, note.starter.script))) return [];
  const ended: string[] = [];
  for (const { name, pid, script } of note?.started ?? []) {
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
