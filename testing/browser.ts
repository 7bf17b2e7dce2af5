import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's one Chromium listens; see `browser.setup.ts`. */
    browserEndpoint: string;
  }
}

/** The run's Chromium, as if it were the caller's own: closing it ends what was opened through it. */
export const launchBrowser = (): Promise<Browser> => chromium.connect(inject('browserEndpoint'));
