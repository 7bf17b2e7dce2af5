import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAdapter, type TestAdapter } from '../../testing/test-adapter.ts';
import { instancePayload, signInstance } from '../../testing/tokens.ts';

let pages: string;
let adapter: TestAdapter;
beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'settings-page-'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'index.html'), '<title>the page</title>');
  await writeFile(join(pages, 'assets/index-1a2b.js'), 'export {}');
  await writeFile(join(pages, '.built-from'), 'fingerprint');
  adapter = await startTestAdapter({
    pagesDirectory: pages,
    frameOrigins: ['http://localhost:3100'],
  });
});
afterAll(async () => {
  await adapter.close();
  await rm(pages, { recursive: true });
});

const open = (instance: string) =>
  fetch(`${adapter.url}/settings?instance=${encodeURIComponent(instance)}`);

test('the page may be framed by Wix and the sandbox’s dashboard, and by nobody else', async () => {
  const response = await open(signInstance(instancePayload('instance-1')));
  expect(response.status).toBe(200);
  const policy = response.headers.get('content-security-policy') ?? '';
  const directives = policy.split(';');
  expect(directives).toContain(
    'frame-ancestors https://*.wix.com https://*.wixstudio.com https://*.editorx.com http://localhost:3100',
  );
  expect(directives).toContain("default-src 'none'");
  expect(directives).toContain("script-src 'self'");
  expect(directives).toContain("connect-src 'self'");
  // Browsers that heed it would lock Wix out.
  expect(response.headers.get('x-frame-options')).toBeNull();
});

test('the page leaks its address to nobody, keeps no cookie and is asked for each time', async () => {
  const response = await open(signInstance(instancePayload('instance-1')));
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a refused parameter gets the page too, which explains, with a status that says so', async () => {
  const visitor = { ...instancePayload('instance-1'), aid: 'visitor-1' };
  for (const [instance, status] of [
    ['', 401],
    [`${signInstance(instancePayload('instance-1'))}x`, 401],
    [signInstance(visitor), 403],
  ] as const) {
    const response = await open(instance);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('the page');
    expect(response.headers.get('content-security-policy')).toContain('frame-ancestors');
  }
});

test('assets are kept for ever, and nothing but the page’s own files is served', async () => {
  const asset = await fetch(`${adapter.url}/settings/assets/index-1a2b.js`);
  expect(asset.status).toBe(200);
  expect(asset.headers.get('cache-control')).toContain('immutable');
  for (const path of ['/nothing', '/assets/none.js', '/.built-from', '/%2e%2e/package.json']) {
    expect((await fetch(`${adapter.url}/settings${path}`)).status).toBe(404);
  }
});
