/** Measures the desk in a browser with thousands of open tickets: `npx tsx test/bench/desk.ts [5000]`. */
import '../support/quiet';
import type { Page } from 'playwright-core';
import { testServer } from '../bot/adapters/dynamodb/table';
import { type Desk, openDesk } from '../browser/desk-setup';
import { openTicket } from '../contract/store/fixtures';
import { percentile } from './metrics';
import { queueOf } from './queue-tickets';

const OPEN = Number(process.argv[2] ?? 5_000);
const WRITERS = 16;
const PAGE = 50;

/** In the page: every frame's length, and every task above 50 ms, since the last time it was asked. */
const WATCH = `
  window.frames_ = []; window.tasks_ = [];
  let before = performance.now();
  const frame = (now) => { window.frames_.push(now - before); before = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.tasks_.push(entry.duration))).observe({ type: 'longtask' });`;
const TAKE = 'const taken = [window.frames_, window.tasks_]; window.frames_ = []; window.tasks_ = []; taken';

async function report(page: Page, what: string, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(`(() => { ${TAKE.replace(/taken$/, 'return taken')} })()`);
  const begun = performance.now();
  await act();
  const tookMs = performance.now() - begun;
  const [frames, tasks]: [number[], number[]] = await page.evaluate(`(() => { ${TAKE.replace(/taken$/, 'return taken')} })()`);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => percentile(frames, part).toFixed(0));
  const most = (values: readonly number[]) => Math.max(0, ...values).toFixed(0);
  console.log(
    `| ${what} | ${tookMs.toFixed(0)} | ${frames.length} | ${p50} / ${p95} / ${p99} / ${most(frames)} | ${tasks.length} (${most(tasks)}) |`,
  );
}

const rows = (page: Page) => page.locator('.row');
const body = (page: Page) => page.locator('.queue-body');

async function loadAll(page: Page): Promise<void> {
  while ((await page.locator('.more').count()) > 0) {
    await body(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.waitForTimeout(50);
  }
  await page.getByText(`${OPEN} tickets`, { exact: true }).waitFor({ timeout: 60_000 });
}

/** Like a wheel that is turned fast: a screen and a half every tenth of a second. */
async function scrollThrough(page: Page): Promise<void> {
  await body(page).evaluate(async (element) => {
    element.scrollTo(0, 0);
    for (let at = 0; at < element.scrollHeight; at += 240) {
      element.scrollTo(0, at);
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
}

async function measure(desk: Desk): Promise<void> {
  const page = await desk.signedIn('luis', '/desk?view=all');
  await rows(page).first().waitFor();
  await page.evaluate(WATCH);
  console.log(
    '| what | took ms | frames | frame p50 / p95 / p99 / max ms | long tasks (longest ms) |\n| --- | --- | --- | --- | --- |',
  );
  await report(page, `scroll down until all ${OPEN / PAGE} pages are there`, () => loadAll(page));
  await report(page, 'scroll from top to bottom', () => scrollThrough(page));
  await report(page, 'scroll from top to bottom again', () => scrollThrough(page));
  await body(page).evaluate((element) => element.scrollTo(0, 0));
  await report(page, '12 s of nothing: the clock ticks', () => page.waitForTimeout(12_000));
  const search = page.getByRole('searchbox', { name: 'Search tickets' });
  await report(page, 'first letter of a search', async () => {
    await search.pressSequentially('n');
    await page.waitForTimeout(1_000);
  });
  await report(page, 'ten more letters, one each 120 ms', async () => {
    await search.pressSequentially('evera ruido', { delay: 120 });
    await page.waitForTimeout(1_000);
  });
  await report(page, 'search cleared', async () => {
    await search.fill('');
    await page.getByText(/^\d+\+? tickets$/).waitFor();
    await page.waitForTimeout(1_000);
  });
  await report(page, 'another view', async () => {
    await page.getByRole('link', { name: 'Overdue' }).click();
    await page.waitForTimeout(1_000);
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await rows(page).first().waitFor();
  });
  await report(page, 'a ticket opened from the list', async () => {
    await rows(page).nth(3).click();
    await page.locator('.said, .event').first().waitFor();
  });
  await page.context().close();
}

async function main(): Promise<void> {
  const tables = await testServer();
  const { store, tableName, endpoint, credentials } = await filled();
  const desk = await openDesk({ credentials, env: { TABLE_NAME: tableName, DYNAMODB_ENDPOINT: endpoint } });
  try {
    console.log(`${OPEN} open tickets, Chromium ${desk.browser.version()}, ${store}`);
    await measure(desk);
  } finally {
    await desk.close();
    await tables.close();
  }

  async function filled() {
    const table = await tables.freshTable();
    const { store } = table.open();
    const tickets = [...queueOf(OPEN, 0, 1)];
    const write = async () => {
      for (let next = tickets.pop(); next !== undefined; next = tickets.pop()) await openTicket(store, next);
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    return { ...table, store: 'embedded DynamoDB' };
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
