import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import net from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGuardedPost, type PostRequest } from './guarded-post.ts';

interface Heard {
  readonly host: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
}

let server: http.Server;
let heard: Heard[];
let answer: (response: http.ServerResponse) => void;
let port: number;
const sockets = new Set<Socket>();

beforeEach(async () => {
  heard = [];
  answer = (response) => response.end('thank you');
  server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    heard.push({
      host: request.headers.host,
      url: request.url,
      body: Buffer.concat(chunks).toString(),
    });
    answer(response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const to = (url: string, changes: Partial<PostRequest> = {}): PostRequest => ({
  url,
  headers: { 'content-type': 'application/json' },
  body: '{"dish":"Käse"}',
  timeoutMs: 5_000,
  ...changes,
});

test('where the sandbox runs, this machine is told, by address and by name', async () => {
  const post = createGuardedPost({ loopback: true });
  expect(await post(to(`http://127.0.0.1:${port}/hook?a=1`))).toEqual({
    outcome: 'answered',
    status: 200,
    answer: 'thank you',
    retryAfter: null,
  });
  expect(await post(to(`http://localhost:${port}/hook`))).toMatchObject({ status: 200 });
  expect(heard.map(({ url, body }) => [url, body])).toEqual([
    ['/hook?a=1', '{"dish":"Käse"}'],
    ['/hook', '{"dish":"Käse"}'],
  ]);
});

test.each([
  ['loopback', 'https://127.0.0.1:PORT/'],
  ['loopback by name', 'https://localhost:PORT/'],
  ['loopback, octal', 'https://0177.0.0.1:PORT/'],
  ['loopback, one number', 'https://2130706433:PORT/'],
  ['loopback, hexadecimal', 'https://0x7f.1:PORT/'],
  ['loopback, full-width digits', 'https://１２７.０.０.１:PORT/'],
  ['loopback, IPv6', 'https://[::1]:PORT/'],
  ['loopback, mapped', 'https://[::ffff:127.0.0.1]:PORT/'],
  ['unspecified', 'https://0.0.0.0:PORT/'],
  ['private', 'https://10.1.2.3/'],
  ['link-local metadata', 'https://169.254.169.254/latest/meta-data/'],
  ['unique local', 'https://[fd00::1]/'],
])('%s is refused, and no connection is made', async (_name, url) => {
  const connections = new Set<Socket>();
  server.on('connection', (socket) => connections.add(socket));
  const post = createGuardedPost({ loopback: false });
  expect(await post(to(url.replace('PORT', String(port))))).toEqual({
    outcome: 'refused',
    reason: 'inward-address',
  });
  expect(connections.size).toBe(0);
});

test.each([
  ['only private', ['10.0.0.7']],
  ['loopback', ['127.0.0.1']],
  ['one public among private', ['93.184.216.34', '192.168.0.1']],
  ['mapped metadata', ['::ffff:169.254.169.254']],
  ['no address at all', []],
])('a name that leads inward is refused: %s', async (_name, addresses) => {
  const post = createGuardedPost({ loopback: false, resolve: async () => addresses });
  expect(await post(to('https://shop.example/hook'))).toEqual({
    outcome: 'refused',
    reason: 'inward-address',
  });
});

test('even where the sandbox runs, private networks are refused, and so is plain http to the outside', async () => {
  const post = createGuardedPost({ loopback: true, resolve: async () => ['93.184.216.34'] });
  expect(await post(to('http://192.168.1.1/'))).toMatchObject({ reason: 'inward-address' });
  expect(await post(to('http://shop.example/'))).toMatchObject({ reason: 'inward-address' });
});

test.each([
  ['http://shop.example/', 'not-https'],
  ['ftp://shop.example/', 'not-https'],
  ['file:///etc/passwd', 'not-a-url'],
  ['shop.example', 'not-a-url'],
  ['https://user:password@shop.example/', 'credentials-in-url'],
])('%s is refused: %s', async (url, reason) => {
  const post = createGuardedPost({ loopback: false, resolve: async () => ['93.184.216.34'] });
  expect(await post(to(url))).toEqual({ outcome: 'refused', reason });
});

test('the connection goes to the address that was checked, though the name has moved since', async () => {
  const answers = [['127.0.0.1'], ['10.0.0.1']];
  const asked: string[] = [];
  const post = createGuardedPost({
    loopback: true,
    resolve: async (host) => {
      asked.push(host);
      return answers.shift() ?? [];
    },
  });
  expect(await post(to(`http://shop.example:${port}/hook`))).toMatchObject({ status: 200 });
  expect(asked).toEqual(['shop.example']);
  expect(heard[0]?.host).toBe(`shop.example:${port}`);
});

test('a redirect is an answer and is not followed', async () => {
  answer = (response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${port}/inner` }).end();
  };
  const post = createGuardedPost({ loopback: true });
  expect(await post(to(`http://127.0.0.1:${port}/hook`))).toMatchObject({
    outcome: 'answered',
    status: 307,
  });
  expect(heard.map(({ url }) => url)).toEqual(['/hook']);
});

test('a long answer is cut, and Retry-After is handed on', async () => {
  answer = (response) => {
    response.writeHead(503, { 'retry-after': '7' });
    response.write('x'.repeat(100_000));
  };
  const post = createGuardedPost({ loopback: true, longestAnswerBytes: 10 });
  expect(await post(to(`http://127.0.0.1:${port}/`))).toEqual({
    outcome: 'answered',
    status: 503,
    answer: 'x'.repeat(10),
    retryAfter: '7',
  });
});

test('a target that never answers, or whose name never resolves, ends at the time limit', async () => {
  answer = () => {};
  const patient = createGuardedPost({ loopback: true });
  expect(await patient(to(`http://127.0.0.1:${port}/`, { timeoutMs: 50 }))).toMatchObject({
    outcome: 'failed',
    kind: 'timeout',
  });
  const nameless = createGuardedPost({ loopback: true, resolve: () => new Promise(() => {}) });
  expect(await nameless(to('https://shop.example/', { timeoutMs: 50 }))).toMatchObject({
    outcome: 'failed',
    kind: 'timeout',
  });
});

test('faults are named without the address that was tried', async () => {
  const closed = net.createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port: deadPort } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const post = createGuardedPost({ loopback: true });
  expect(await post(to(`http://127.0.0.1:${deadPort}/`))).toEqual({
    outcome: 'failed',
    kind: 'network',
    hint: 'ECONNREFUSED',
  });
  // Plain HTTP behind an https address: no TLS, no delivery.
  expect(await post(to(`https://127.0.0.1:${port}/`))).toMatchObject({
    outcome: 'failed',
    kind: 'network',
  });
  expect(heard).toEqual([]);
});
