import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { inject, onTestFinished, TestRunner } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's one Chromium listens; see `browser.setup.ts`. */
    browserEndpoint: string;
  }
}

let connected: Promise<Browser> | undefined;

/** The run's Chromium. What is opened in it ends with the test (`endWithTest`) or with whoever opened it. */
export const browser = (): Promise<Browser> =>
  (connected ??= chromium.connect(inject('browserEndpoint')));

/**
 * What a test has opened ends with it: pages that are left open go on asking, and their server may be gone.
 * What was opened for all tests of a file stays.
 */
export function endWithTest(context: BrowserContext): void {
  if (TestRunner.getCurrentTest() !== undefined) onTestFinished(() => context.close());
}
