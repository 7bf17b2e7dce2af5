import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAnswer } from './read-answer.ts';

const limit = 64 * 1024;
let server: Server;
let url: string;
let endlessBytes = 0;
let endlessOver: () => void = () => {};

/** Answers whole, compressed, or without end, as the path says. */
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/endless') {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) endlessBytes += 16_384;
      };
      response.on('drain', more);
      response.on('close', () => endlessOver());
      more();
      return;
    }
    const body = 'x'.repeat(Number(request.url?.slice(2)));
    if (request.url?.startsWith('/z')) {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(body));
    } else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each(['/p', '/z'])('an answer is read up to the limit and not beyond it: %s', async (kind) => {
  expect(await readAnswer(await fetch(`${url}${kind}${limit}`), limit)).toHaveLength(limit);
  const longer = readAnswer(await fetch(`${url}${kind}${limit + 1}`), limit);
  await expect(longer).rejects.toMatchObject({ name: 'PosFault', kind: 'protocol' });
});

test('an answer without end is hung up on', async () => {
  const over = new Promise<void>((resolve) => {
    endlessOver = resolve;
  });
  await expect(readAnswer(await fetch(`${url}/endless`), limit)).rejects.toThrow('longer than');
  await over;
  expect(endlessBytes).toBeLessThan(100 * 1024 * 1024);
});
