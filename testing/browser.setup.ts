import type { TestProject } from 'vitest/node';
import type {} from './browser.ts';
import { launchBrowserServer } from './chromium.ts';

/** Starts one Chromium for a run: a start of its own for every file would take longer than the tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await launchBrowserServer();
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
