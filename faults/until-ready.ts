import { setTimeout as pause } from 'node:timers/promises';

/** @throws Error where a process is not ready within a minute */
export async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const isReady = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await pause(100);
  }
  throw new Error(`nothing answers at ${url}`);
}
