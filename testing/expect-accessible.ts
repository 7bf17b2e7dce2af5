import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOnly } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const everything: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const ofColors: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

// Half as much to send, to parse and to keep for each page as `axe.source`.
const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails with every finding of axe on the page as it stands, or on the dialog that is open above it, in light
 * and in dark, named with its place; it is light afterwards. What is dark differs in its colors alone, and is
 * judged by them.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await paint(page, 'light');
  expect(await findingsOf(page, everything)).toEqual([]);
  await expectLegibleInDark(page);
}

/** The half of it that is about colors; it is light afterwards. */
export async function expectLegibleInDark(page: Page): Promise<void> {
  await paint(page, 'dark');
  expect(await findingsOf(page, ofColors)).toEqual([]);
  await paint(page, 'light');
}

async function findingsOf(page: Page, runOnly: RunOnly): Promise<string[]> {
  // Axe is large: bringing it into a page takes longer than judging the page.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(await axe);
  // What it found nothing in needs no description.
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const violations = await page.evaluate<AxeResults['violations']>(
    `axe.run(document.querySelector('[role=dialog]') ?? document, ${options}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  );
}

/** Between two colors a text may have too little contrast for a moment. */
async function paint(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  await page.evaluate(`Promise.allSettled(
    document.getAnimations().filter((one) => one instanceof CSSTransition).map(({ finished }) => finished)
  )`);
}
