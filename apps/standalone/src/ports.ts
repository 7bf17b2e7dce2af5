import { connect, createServer } from 'node:net';

/** @throws Error that names every port that somebody else already uses, and the setting to change. */
export async function checkPortsAreFree(ports: Readonly<Record<string, number>>): Promise<void> {
  const taken: string[] = [];
  for (const [setting, port] of Object.entries(ports)) {
    if (!(await isFree(port))) taken.push(`port ${port} is in use (set ${setting} to another)`);
  }
  if (taken.length > 0) throw new Error(taken.join('\n'));
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve(true)));
  });

/** Whether somebody on this machine takes connections at a port. */
export const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect({ port, host: '127.0.0.1' });
    const tell = (there: boolean) => () => {
      probe.destroy();
      resolve(there);
    };
    probe.once('connect', tell(true));
    probe.once('error', tell(false));
    probe.setTimeout(5_000, tell(true));
  });
