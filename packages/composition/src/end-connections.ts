import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const unusedForMs = 500;
const sweepEveryMs = 50;

/**
 * Ends what would hold the process open when it closes: a kept connection whose answer ends after closing
 * began, as that of every live page does, and one on which nothing was ever asked, as browsers open them
 * ahead of time. An answer that begins meanwhile says that its connection ends.
 */
export function endConnectionsOnShutDown(app: FastifyInstance): void {
  let closing = false;
  const sockets = new Set<Socket>();
  const endUnused = (): void => {
    for (const socket of sockets) {
      if (socket.bytesRead === 0) socket.destroy();
    }
  };
  app.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Come while closing began: time to say why it came.
    if (closing) setTimeout(endUnused, unusedForMs);
  });
  app.addHook('preClose', async () => {
    closing = true;
    endUnused();
    const sweep = setInterval(() => app.server.closeIdleConnections(), sweepEveryMs);
    app.server.once('close', () => clearInterval(sweep));
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
