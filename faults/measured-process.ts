import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** A process of the bridge whose memory is read, and whose log is kept. */
export interface MeasuredProcess {
  /** What is held after everything that can be freed has been, in MB. */
  memory(): Promise<Memory>;
  /** The lines of its log of level error, and what it said beside its log. */
  readonly errors: readonly string[];
  /** Null while it runs. */
  exitCode(): number | null;
  stop(): Promise<void>;
}

const memorySchema = z.object({ heapMb: z.number(), residentMb: z.number() });
export type Memory = z.infer<typeof memorySchema>;

const tellsMemory = `data:text/javascript,${encodeURIComponent(`
  process.on('message', () => {
    globalThis.gc();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.send({ heapMb: (heapUsed + external) / 2 ** 20, residentMb: rss / 2 ** 20 });
  });
  process.channel.unref();`)}`;

export function startMeasured(
  script: string,
  env: Readonly<Record<string, string>>,
): MeasuredProcess {
  const child = fork(script, {
    execArgv: ['--expose-gc', '--import', tellsMemory],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...env },
  });
  const errors: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      if (errors.length < 200) errors.push(text.trim());
    });
  }
  return {
    errors,
    exitCode: () => child.exitCode,
    memory: async () => {
      const told = once(child, 'message', { signal: AbortSignal.timeout(30_000) });
      child.send('memory');
      const [memory] = await told;
      return memorySchema.parse(memory);
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
