import { eventually, row, ticketOf } from './desk-parts';
import { everybodyAway, useDesk } from './desk-setup';

const desk = useDesk(everybodyAway);

describe('the queue', () => {
  it('tells who waits, on which channel, in which language, until when, and who has it', async () => {
    const { number } = await ticketOf(desk, 'Priya', 'the dishwasher leaks all over the floor');
    const page = await desk.signedIn('ana', '/desk?view=all');
    const text = await row(page, number).innerText();
    for (const part of ['dishwasher leaks', 'Priya', 'Web', 'EN', 'Nobody yet']) expect(text).toContain(part);
    expect(text).toMatch(/left|Due|overdue/);
  });

  it('keeps view and search in the address, and says what is empty and why', async () => {
    const { number } = await ticketOf(desk, 'Quentin', 'kettle arrived without its lid');
    const page = await desk.signedIn('ana', '/desk?view=all');
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Search tickets' }).fill('Quentin');
    await page.waitForURL(/view=all&q=Quentin/);
    await eventually(
      () => page.locator('.row').count(),
      (count) => count === 1,
    );
    expect(await row(page, number).count()).toBe(1);
    await page.getByRole('searchbox', { name: 'Search tickets' }).fill('nobody is called this');
    await page.getByText('Nothing found for').waitFor();
    await page.goto(`${desk.server.url}/desk`);
    await page.getByText('Nothing on your plate').waitFor();
  });

  it('keeps the old list with a banner while the server cannot be reached', async () => {
    const { number } = await ticketOf(desk, 'Rosa', 'toaster sparks when I push the lever');
    const page = await desk.signedIn('ana', '/desk?view=all');
    await page.routeWebSocket(/\/live$/, (socket) => socket.close());
    await page.reload();
    await row(page, number).waitFor();
    await page.route('**/v1/tickets?**', (route) => route.abort());
    await page.getByText('Could not be refreshed.').waitFor();
    expect(await row(page, number).isVisible()).toBe(true);
    await page.unroute('**/v1/tickets?**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Could not be refreshed.').waitFor({ state: 'hidden' });
  });

  it('finds in what is loaded at every letter, in spite of a typo, while the server is still asked', async () => {
    const { number } = await ticketOf(desk, 'Ramona', 'the mirror of the wardrobe is scratched');
    const page = await desk.signedIn('ana', '/desk?view=all');
    await row(page, number).waitFor();
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((done) => {
      answer = done;
    });
    await page.route('**/v1/tickets?*q=*', async (route) => {
      await asked;
      await route.continue();
    });
    await page.getByRole('searchbox', { name: 'Search tickets' }).fill('wardorbe mirror');
    await eventually(
      () => page.locator('.row').evaluateAll((rows) => rows.map((each) => each.getAttribute('data-ticket'))),
      (numbers) => numbers.length === 1 && numbers[0] === number,
    );
    answer();
    await page.locator('.queue-body[aria-busy="false"]').waitFor();
    expect(await row(page, number).isVisible()).toBe(true);
    await page.getByRole('searchbox', { name: 'Search tickets' }).fill('');
    await eventually(
      () => page.locator('.row').count(),
      (count) => count > 1,
    );
  });

  it('loads more as one goes down, draws no more than is near, and keeps its place', async () => {
    const { number } = await ticketOf(desk, 'Salma', 'the drawer sticks');
    const { ticket } = await desk.ticket(number);
    const page = await desk.signedIn('ana', '/desk?view=all');
    const PAGES = 6;
    const asked: number[] = [];
    await page.route('**/v1/tickets?*', async (route) => {
      const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
      asked.push(from);
      const tickets = Array.from({ length: 50 }, (_, index) => ({
        ...ticket,
        number: `M-${String(from * 50 + index).padStart(8, '0')}`,
        subject: `drawer ${from * 50 + index}`,
      }));
      await route.fulfill({ json: { tickets, ...(from + 1 < PAGES ? { cursor: String(from + 1) } : {}) } });
    });
    await page.reload();
    await row(page, 'M-00000000').waitFor();
    asked.length = 0;
    const body = page.locator('.queue-body');
    for (let at = 1; at < PAGES; at += 1) {
      await body.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await page.getByText(new RegExp(`^${(at + 1) * 50}\\+? tickets$`)).waitFor();
    }
    // One request a page: what is there is not asked for again.
    expect(asked.filter((from) => from > 0)).toEqual([1, 2, 3, 4, 5]);
    await body.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await row(page, 'M-00000299').waitFor();
    expect(await page.locator('.row').count()).toBeLessThan(120);
    const before = await body.evaluate((element) => element.scrollTop);
    await body.evaluate((element) => element.scrollTo(0, 0));
    await row(page, 'M-00000000').waitFor();
    await body.evaluate((element, top) => element.scrollTo(0, top), before);
    await row(page, 'M-00000299').waitFor();
  });

  it('marks what is snoozed, and shows the labels', async () => {
    const { number } = await ticketOf(desk, 'Tilda', 'lamp flickers');
    await desk.colleague('luis', `/v1/tickets/${number}/labels`, { labels: ['lighting', 'call back'] });
    await desk.colleague('luis', `/v1/tickets/${number}/snooze`, { until: new Date(Date.now() + 7_200_000).toISOString() });
    const page = await desk.signedIn('ana', '/desk?view=all');
    const text = await row(page, number).innerText();
    for (const part of ['Snoozed until', 'lighting', 'call back']) expect(text).toContain(part);
  });

  it('has rows of 56 pixels, with age and last line, and counts on the views and in the title', async () => {
    const { number } = await ticketOf(desk, 'Pilar', 'the hinge of the oven squeaks');
    await desk.colleague('ana', `/v1/tickets/${number}/replies`, { text: 'Which model is it?' });
    const page = await desk.signedIn('ana', '/desk?view=all');
    const shown = row(page, number);
    await shown.getByText('Which model is it?').waitFor();
    expect(await shown.locator('time').innerText()).toMatch(/Open for\s+\d+ min/);
    expect(await shown.evaluate((one) => one.getBoundingClientRect().height)).toBeLessThanOrEqual(60);
    await page
      .locator('.view-count', { hasText: /^\d+\+?$/ })
      .first()
      .waitFor();
    await eventually(
      () => page.title(),
      (title) => /^\(\d+\) /.test(title),
    );
  });
});
