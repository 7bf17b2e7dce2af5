import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './env.ts';

export interface Child {
  readonly name: string;
  /** Undefined where it could not be started. */
  readonly pid: number | undefined;
  /** Settles when the process ends, whoever ended it. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts a program of the stack as a process of its own; its lines are printed behind its name. */
export function startChild(
  name: string,
  script: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Child {
  const child: ChildProcess = spawn(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => console.log(`[${name}] ${line}`));
  }
  const ended = once(child, 'exit').then(
    ([code, signal]) => `${name} ended with ${code ?? signal}`,
  );
  return {
    name,
    pid: child.pid,
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 12_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

/** Waits until a child answers with 200. @throws Error where it ends first, or takes over a minute. */
export async function untilReady(child: Child, url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  let gone: string | undefined;
  void child.ended.then((how) => {
    gone = how;
  });
  while (gone === undefined && Date.now() < deadline) {
    const ready = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(gone ?? `${child.name} does not answer at ${url}`);
}

/** Runs a program to its end. @throws Error where it fails. */
export async function runToEnd(
  name: string,
  script: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<void> {
  const how = await startChild(name, script, env, args).ended;
  if (!how.endsWith(' 0')) throw new Error(how);
}
