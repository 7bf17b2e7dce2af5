import { once } from 'node:events';
import { connect } from 'node:net';

/** Begins to post to a server, and is gone before it has sent what it announced. */
export async function hangUp(serverUrl: string, path: string): Promise<void> {
  const { hostname, port } = new URL(serverUrl);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\norigin: ${serverUrl}`;
  const begun = `${head}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"a":`;
  await new Promise((resolve) => socket.write(begun, resolve));
  socket.destroy();
  await once(socket, 'close');
}
