import { readFile } from 'node:fs/promises';
import { useDesk } from './desk-setup';

const desk = useDesk(async (desk) => {
  const customer = await desk.customer('en', 'Nora');
  await customer.say('How long does delivery take?');
  await customer.say('xyzzy plugh');
  await customer.askForPerson({ email: 'nora@example.com' });
  await desk.server.tick('rollup');
});

describe('the figures of the desk', () => {
  it('are what was asked today, each with what it counts', async () => {
    const page = await desk.signedIn('ana');
    await page.getByRole('link', { name: 'Insights' }).click();
    const card = (name: string) => page.locator('.insights-card', { has: page.getByText(name, { exact: true }) });
    await card('Questions').waitFor();
    expect(await card('Questions').locator('strong').textContent()).toBe('2');
    expect(await card('Answered, assumed').locator('strong').textContent()).toBe('1');
    const unsure = ['Asked back', 'Not answered'].map((name) => card(name).locator('strong').textContent());
    expect((await Promise.all(unsure)).sort()).toEqual(['0', '1']);
    expect(await card('Tickets').locator('strong').textContent()).toBe('1');
    expect(await card('Tickets').textContent()).toContain('Tickets that were opened.');
    expect(await page.getByRole('row', { name: /^delivery\// }).count()).toBe(1);
  });

  it('are split as the reader wishes, and stay so in the address', async () => {
    const page = await desk.signedIn('ana', '/desk/insights');
    await page.getByLabel('Split by').selectOption('language');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('rowheader', { name: 'English' }).waitFor();
    await page.reload();
    await page.getByRole('rowheader', { name: 'English' }).waitFor();
  });

  it('can be taken along as a table', async () => {
    const page = await desk.signedIn('ana', '/desk/insights');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /CSV/ }).click()]);
    expect(download.suggestedFilename()).toMatch(/^insights-.*\.csv$/);
    expect(await readFile(await download.path(), 'utf8')).toContain('questions');
  });

  it('say what is wrong with a range', async () => {
    const page = await desk.signedIn('ana', '/desk/insights?from=2026-11-30&to=2026-11-01');
    await page.getByText('The figures cannot be loaded.').waitFor();
  });

  it('say when there will be some', async () => {
    const page = await desk.signedIn('ana', '/desk/insights?from=2020-01-01&to=2020-01-31');
    await page.getByText('Nothing was asked in this range.').waitFor();
  });
});
