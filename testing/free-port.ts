import { createServer } from 'node:net';

/** A port on which nobody listened a moment ago: `preferred`, if that is one. */
export function freePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', () =>
        preferred === 0 ? reject(new Error('no free port')) : resolve(freePort()),
      )
      .listen(preferred, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() =>
          typeof address === 'object' && address !== null
            ? resolve(address.port)
            : reject(new Error('no free port')),
        );
      });
  });
}
