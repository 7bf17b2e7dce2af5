import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { freePort } from '../../../testing/free-port.ts';

const portNames = [
  'SPI_PORT',
  'CONSOLE_PORT',
  'SANDBOX_WIX_PORT',
  'SANDBOX_POS_PORT',
  'WORKER_PORT',
] as const;

/** How long the whole stack may take for something, on a busy machine. */
export const patience = { timeout: 120_000, interval: 200 };

export interface RunningStack {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Waits until everything stands. */
  ready(): Promise<void>;
  /** The first administrator, as it says. */
  administrator(): { readonly email: string; readonly password: string };
}

/** A place for `pnpm start`: ports and a data directory of its own, used by one start after another. */
export interface TestStack {
  readonly dataDir: string;
  readonly ports: Readonly<Record<(typeof portNames)[number], string>>;
  readonly url: (port: (typeof portNames)[number]) => string;
  start(): RunningStack;
  /** Stops whatever was started and still runs. */
  stopAll(): Promise<void>;
  close(): Promise<void>;
}

/** Settings that a developer has made are none of the stack's. */
const kept = Object.fromEntries(
  ['PATH', 'HOME', 'NODE_COMPILE_CACHE'].map((name) => [name, process.env[name]]),
);

export async function buildStack(): Promise<TestStack> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'pos-bridge-start-'));
  // At once, so that no two are the same.
  const [spi, staffConsole, wix, pos, worker] = await Promise.all(
    portNames.map(async () => String(await freePort())),
  );
  const ports = {
    SPI_PORT: spi ?? '',
    CONSOLE_PORT: staffConsole ?? '',
    SANDBOX_WIX_PORT: wix ?? '',
    SANDBOX_POS_PORT: pos ?? '',
    WORKER_PORT: worker ?? '',
  };
  const running: ChildProcess[] = [];
  const stopAll = async () => {
    for (const child of running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  };
  return {
    dataDir,
    ports,
    url: (name) => `http://localhost:${ports[name]}`,
    start: () => {
      let output = '';
      const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
      const child = spawn(process.execPath, [main], {
        env: { ...kept, DATA_DIR: dataDir, ...ports },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.push(child);
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          output += chunk.toString();
        });
      }
      return {
        process: child,
        output: () => output,
        ready: () =>
          vi.waitFor(() => {
            if (!output.includes('Ctrl-C stops it')) throw new Error(`not ready yet:\n${output}`);
          }, patience),
        administrator: () => {
          const [, email = ''] = /sign in as +(\S+)/.exec(output) ?? [];
          const [, password = ''] = /password +(\S+)/.exec(output) ?? [];
          return { email, password };
        },
      };
    },
    stopAll,
    close: async () => {
      await stopAll();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
