import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { endConnectionsOnShutDown } from './end-connections.ts';

test('an answer that ends after closing began, and a connection without a question, do not hold it', async () => {
  // Longer than the test may take: only the mechanism can end the connections in time.
  const app = Fastify({ keepAliveTimeout: 600_000 });
  endConnectionsOnShutDown(app);
  const body = new PassThrough();
  app.get('/', (_request, reply) => reply.send(body));
  const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);

  const unused = connect(port, '127.0.0.1');
  await once(unused, 'connect');
  const agent = new Agent({ keepAlive: true });
  body.write('begun, ');
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent }, resolve).once('error', reject);
  });
  const closed = app.close();
  body.end('ended');
  let text = '';
  for await (const part of answer) text += String(part);
  expect(text).toBe('begun, ended');
  await closed;
  agent.destroy();
}, 20_000);
