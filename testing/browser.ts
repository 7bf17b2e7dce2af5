import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
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

/** What a page reports from now on: uncaught errors, and what a content security policy refused. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused call is told by the page; the browser's own line about it is no news.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) complaints.push(message.text());
  });
  return complaints;
}
