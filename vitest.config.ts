import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Where Node keeps what it has compiled: each process that a test starts would compile all of it anew.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('node_modules/.cache/node', import.meta.url),
);

// What a test waits for comes soon; on a busy machine, later.
const expect = { poll: { timeout: 45_000 } };

// Three projects, so that each kind of test can be run alone: `vitest run --project unit`.
// A file's ending names its kind: *.test.ts, *.int.test.ts (real PostgreSQL and HTTP),
// *.browser.test.ts (a real Chromium).
export default defineConfig({
  test: {
    // Most tests wait for databases and servers: one worker a core would leave the cores idle.
    maxWorkers: 3,
    // Nothing in the code lives at the level of a module, so files may share what is loaded.
    isolate: false,
    reporters: ['default', './testing/summary-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps,testing}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.int.test.ts', '**/*.browser.test.ts'],
          // Property tests take seconds, and longer on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        // What reads dates, once more where the server's zone is none of the restaurants': a date
        // without a zone that is read in the server's would show.
        test: {
          name: 'elsewhere',
          env: { TZ: 'America/New_York' },
          include: [
            'packages/storable/src/moment.test.ts',
            'packages/core/src/orders/checks/{cannot-tell,check-order,right-orders}.test.ts',
            'packages/core/src/orders/checks/opening-hours.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps,testing}/**/*.int.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['./packages/core/testing/embedded-database.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['apps/**/*.browser.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: [
            './packages/core/testing/embedded-database.setup.ts',
            './testing/browser.setup.ts',
            './apps/console/testing/web.setup.ts',
            './apps/settings-page/testing/web.setup.ts',
          ],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect,
          // A page keeps a core busy; the others wait for databases most of the time.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
