import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const unusedForMs = 500;

/**
 * Ends what would hold the process open when it closes: a connection on which nothing was ever asked, as
 * browsers open them ahead of time. Node ends the others with their answers, and an answer that begins
 * meanwhile says so.
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
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
