import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Fails with every finding of axe on the page as it stands, named with its place. What is dark differs in
 * its colors alone: the rest is judged in light, which every caller looks at too.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const isDark = await page.evaluate<boolean>("matchMedia('(prefers-color-scheme: dark)').matches");
  // Its other mode opens a page of its own for every result, and takes twice as long.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (isDark
    ? axe.withRules(['color-contrast', 'link-in-text-block'])
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  ).analyze();
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  );
  expect(findings).toEqual([]);
}
