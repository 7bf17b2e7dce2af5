import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with one plain line, `N passed, N failed, N skipped`, that any CI can read. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    // A file that does not load, or an error outside any test, is a failure without a test of its own.
    let broken = unhandledErrors.length;
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) counts[test.result().state] += 1;
      if (module.state() === 'failed' && !tests.some((t) => t.result().state === 'failed'))
        broken += 1;
    }
    // Vitest prints its own summary on the same tick; ours has to be the last line.
    setImmediate(() => {
      process.stdout.write(
        `\n${counts.passed} passed, ${counts.failed + counts.pending + broken} failed, ${counts.skipped} skipped\n`,
      );
    });
  }
}
