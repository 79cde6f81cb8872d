import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { violations } from './accessibility';
import { eventually, onTicket, reply, row, sendNow, ticketOf } from './desk-parts';
import { everybodyAway, useDesk } from './desk-setup';

const desk = useDesk(everybodyAway);

/** Some wait for the time in which an action can be called back. */
const LONG_MS = 120_000;

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
  it(
    'narrow the list by keyboard, stand in the address, and are kept for the team',
    async () => {
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
      const [table] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download as CSV' }).click(),
      ]);
      expect(
        readFileSync(await table.path(), 'utf8')
          .trimEnd()
          .split('\r\n'),
      ).toEqual([expect.stringContaining('number,status,priority'), expect.stringContaining(`${number},new,`)]);
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
    },
    LONG_MS,
  );

  it('fit on a narrow phone, and say when nothing is like that', async () => {
    await ticketOf(desk, 'Yann', 'the toaster is crooked');
    const page = await desk.signedIn('ana', '/desk?view=all&channel=teams', { viewport: { width: 320, height: 640 } });
    await page.getByText('No ticket is like this').waitFor();
    await page.getByRole('group', { name: 'Filters' }).waitFor();
    expect(await tooWide(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});

describe('one action on many tickets', () => {
  it(
    'is chosen by keyboard, called back with one tap, and done to what nobody else has changed',
    async () => {
      const numbers: string[] = [];
      for (const name of ['Zack', 'Zelda', 'Zoe'])
        numbers.push((await ticketOf(desk, name, `zither of ${name} is broken`)).number);
      const page = await desk.signedIn('ana', '/desk?view=all&q=zither');
      await eventually(
        () => rowsOf(page),
        (rows) => rows.length === 3,
      );
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await page.getByText('1 selected').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('Shift+X');
      await page.getByText('3 selected').waitFor();
      expect(await violations(page)).toEqual([]);
      // Called back: nothing happens.
      await page.keyboard.press('l');
      await page.getByRole('dialog', { name: 'Label 3 tickets' }).getByRole('textbox').fill('zithers');
      await page.keyboard.press('Enter');
      await page.getByText('3 tickets will be labelled').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('3 selected').waitFor();
      await page.keyboard.press('l');
      await page.getByRole('dialog', { name: 'Label 3 tickets' }).getByRole('textbox').fill('instruments');
      await page.keyboard.press('Enter');
      await page.getByText('3 tickets labelled').waitFor({ timeout: 15_000 });
      await page.locator('.row', { hasText: 'instruments' }).nth(2).waitFor();
      const [raced = '', ...others] = numbers;
      expect((await desk.ticket(raced)).ticket.labels).toEqual(['instruments']);
      await page.locator('body').press('x');
      await page.getByRole('button', { name: 'Select all shown' }).click();
      await page.getByText('3 selected').waitFor();
      await page
        .locator('.bulk')
        .getByRole('button', { name: /^Resolve/ })
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Resolve 3 tickets' }).click();
      await page.getByText('3 tickets will be resolved').waitFor();
      await desk.colleague('luis', `/v1/tickets/${raced}/notes`, { text: 'I am on it' });
      const told = page.getByRole('dialog', { name: 'Nothing was done to 1 ticket' });
      await told.getByText('The ticket has changed meanwhile').waitFor({ timeout: 15_000 });
      await told.getByRole('button', { name: 'Close', exact: true }).last().click();
      await page.getByText('1 selected').waitFor();
      expect((await desk.ticket(raced)).ticket.status).toBe('new');
      for (const number of others) expect((await desk.ticket(number)).ticket.status).toBe('resolved');
      await page.keyboard.press('Escape');
      await page.getByText('1 selected').waitFor({ state: 'hidden' });
    },
    LONG_MS,
  );

  it('fits on a narrow phone', async () => {
    await ticketOf(desk, 'Zara', 'the juicer leaks');
    const page = await desk.signedIn('ana', '/desk?view=all', { viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await page.locator('.row').first().waitFor();
    await page.getByRole('checkbox').first().check();
    await page.getByText('1 selected').waitFor();
    expect(await tooWide(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});

describe('saved replies', () => {
  it(
    'are kept on their page, inserted by keyboard with names filled in, and label and resolve once sent',
    async () => {
      const { page, number, customer } = await onTicket(desk, 'Ulla', 'the umbrella stand wobbles');
      await page.goto(`${desk.server.url}/desk/replies`);
      await page.getByRole('button', { name: 'New saved reply' }).click();
      const form = page.getByRole('dialog', { name: 'New saved reply' });
      await form.getByRole('textbox', { name: 'Name' }).fill('Wobbling stands');
      const text = form.getByRole('textbox', { name: 'Text' });
      await text.fill('Hello {{customer.nme}}');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByText('{{customer.nme}} is not a placeholder.').waitFor();
      expect(await violations(page)).toEqual([]);
      await text.fill('Hello {{customer.name}}, about {{ticket.number}}: tighten the screw. {{agent.name}}');
      await form.getByRole('textbox', { name: /^Labels/ }).fill('stands, screws');
      await form.getByRole('checkbox', { name: /^Resolve/ }).check();
      await form.getByRole('checkbox', { name: 'For the whole team' }).check();
      await form.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'Wobbling stands' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.goto(`${desk.server.url}/desk/tickets/${number}`);
      await page.locator('.said').first().waitFor();
      await page.locator('body').press('i');
      await page.getByRole('option', { name: /Wobbling stands/ }).waitFor();
      await page.keyboard.press('Enter');
      const written = `Hello Ulla, about ${number}: tighten the screw. Ana`;
      await eventually(
        () => reply(page).inputValue(),
        (value) => value === written,
      );
      await page.getByText('Once sent: label “stands”, label “screws”, the ticket is resolved.').waitFor();
      expect(await violations(page)).toEqual([]);
      await sendNow(page);
      await page.getByText('Reply sent, ticket resolved').waitFor({ timeout: 15_000 });
      const { ticket } = await desk.ticket(number);
      expect([ticket.status, ticket.labels]).toEqual(['resolved', ['stands', 'screws']]);
      expect((await customer.transcript()).messages.map((message) => message.text)).toContain(written);
    },
    LONG_MS,
  );

  it('fit on a narrow phone', async () => {
    const page = await desk.signedIn('ana', '/desk/replies', { viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: 'New saved reply' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Text' }).waitFor();
    expect(await tooWide(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});
