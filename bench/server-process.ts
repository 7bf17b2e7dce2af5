import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { freePort } from '../testing/free-port.ts';

export interface ServerProcess {
  readonly url: string;
  stop(): Promise<void>;
}

export interface Fleet {
  readonly urls: readonly string[];
  stop(): Promise<void>;
}

/** One process a core, as a server is deployed. They start one after the other: the first may migrate. */
export async function startFleet(...server: Parameters<typeof startServer>): Promise<Fleet> {
  const processes: ServerProcess[] = [];
  for (let n = 0; n < availableParallelism(); n += 1) processes.push(await startServer(...server));
  return {
    urls: processes.map(({ url }) => url),
    stop: async () => {
      for (const process of processes) await process.stop();
    },
  };
}

/** Starts a server of the house (or a floor) as a process of its own and waits until it answers. */
export async function startServer(
  script: string,
  portSetting: string,
  env: Readonly<Record<string, string>>,
  readyPath = '/healthz',
): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      LOG_LEVEL: 'warn',
      ...env,
      SPI_INTERNAL_PORT: '0',
      [portSetting]: String(port),
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(child, `${url}${readyPath}`);
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers at ${url}`);
}
