import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { still } from './still';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it is now: rule, and the elements that break it. */
export async function violations(page: Page): Promise<readonly string[]> {
  // What is see-through would be taken for pale.
  await still(page);
  await page.evaluate(AXE);
  const results: AxeResults = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(TAGS)} })`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}
