import type { Page } from 'playwright-core';
import { violations } from './accessibility';
import { eventually, row, ticketOf } from './desk-parts';
import { everybodyAway, useDesk } from './desk-setup';

const desk = useDesk(everybodyAway);

const rowsOf = (page: Page) =>
  page.locator('.row').evaluateAll((rows) => rows.map((each) => each.getAttribute('data-ticket') ?? ''));

/** What is wider than its place. */
const tooWide = (page: Page) =>
  page
    .locator('html, main, section, dialog, form, header, fieldset, .queue-body')
    .evaluateAll((elements) =>
      elements
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ tagName, className }) => `${tagName}.${className}`),
    );

describe('filters and saved views', () => {
  it('narrow the list by keyboard, stand in the address, and are kept for the team', async () => {
    const { number } = await ticketOf(desk, 'Wanda', 'the blender smells of burnt plastic');
    const { number: other } = await ticketOf(desk, 'Xavier', 'the scales show nothing');
    await desk.colleague('luis', `/v1/tickets/${number}/labels`, { labels: ['Blenders'] });
    const page = await desk.signedIn('ana', '/desk?view=all');
    await row(page, other).waitFor();
    await page.locator('body').press('f');
    await page.getByRole('group', { name: 'Filters' }).waitFor();
    await eventually(
      () => page.evaluate(() => document.activeElement?.tagName),
      (tag) => tag === 'SELECT',
    );
    await page.getByRole('combobox', { name: 'Language' }).selectOption('en');
    await page.getByRole('combobox', { name: 'Label' }).fill('blenders');
    await page.keyboard.press('Enter');
    await page.waitForURL(/label=blenders/);
    await page.waitForURL(/language=en/);
    await eventually(
      () => rowsOf(page),
      (rows) => String(rows) === number,
    );
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save as view…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save as view' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Burnt blenders');
    await dialog.getByRole('checkbox', { name: 'For the whole team' }).check();
    await page.keyboard.press('Enter');
    await page.getByText('View Burnt blenders saved').waitFor();
    const colleague = await desk.signedIn('luis', '/desk');
    await colleague.getByRole('link', { name: 'Burnt blenders' }).click();
    await colleague.waitForURL(/view=all&label=blenders|label=blenders/);
    await eventually(
      () => rowsOf(colleague),
      (rows) => String(rows) === number,
    );
    await page.getByRole('button', { name: 'Delete this view' }).click();
    await page.getByText('View Burnt blenders deleted').waitFor();
    await page.getByRole('link', { name: 'Burnt blenders' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Burnt blenders' }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await row(page, other).waitFor();
  });

  it('fit on a narrow phone, and say when nothing is like that', async () => {
    await ticketOf(desk, 'Yann', 'the toaster is crooked');
    const page = await desk.signedIn('ana', '/desk?view=all&channel=teams', { viewport: { width: 320, height: 640 } });
    await page.getByText('No ticket is like this').waitFor();
    await page.getByRole('group', { name: 'Filters' }).waitFor();
    expect(await tooWide(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});
