import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { inject, onTestFinished, TestRunner } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's one Chromium listens; see `browser.setup.ts`. */
    browserEndpoint: string;
  }
}

/** The run's Chromium, as if it were the caller's own: closing it ends what was opened through it. */
export const launchBrowser = (): Promise<Browser> => chromium.connect(inject('browserEndpoint'));

/**
 * What a test has opened ends with it: pages that are left open go on asking, and their server may be gone.
 * What was opened for all tests of a file stays.
 */
export function endWithTest(context: BrowserContext): void {
  if (TestRunner.getCurrentTest() !== undefined) onTestFinished(() => context.close());
}
