import { violations } from './accessibility';
import { eventually, reply, ticketOf } from './desk-parts';
import { useDesk } from './desk-setup';

const desk = useDesk();

describe('colleagues', () => {
  beforeEach(() => desk.back('ana', 'luis', 'admin'));

  it('see who looks at a ticket, and who writes a reply to it', async () => {
    const { number } = await ticketOf(desk, 'Ines', 'the boiler hums');
    const ana = await desk.signedIn('ana', `/desk/tickets/${number}`);
    const luis = await desk.signedIn('luis', `/desk/tickets/${number}`);
    await luis.getByText('Ana is viewing').waitFor();
    await ana.getByText('Luis is viewing').waitFor();
    await reply(ana).fill('Have you tried');
    await luis.locator('.ticket-head').getByText('Ana is replying').waitFor();
    await luis.getByText('Ana is writing a reply right now.').waitFor();
    // Who is no longer looked at goes by itself.
    await ana.context().close();
    expect(await luis.getByText('Luis is viewing').count()).toBe(0);
  });

  it('see who takes new tickets and how much each has; who pauses keeps theirs', async () => {
    await desk.away('luis', 'admin');
    const { number } = await ticketOf(desk, 'Jordi', 'the blind is torn');
    await desk.back('luis', 'admin');
    const page = await desk.signedIn('ana', `/desk/tickets/${number}`);
    await page.getByText('This ticket is yours').waitFor();
    const available = page.getByRole('switch', { name: 'Available' });
    await page.getByRole('button', { name: /Who is there/ }).click();
    const mine = page.getByRole('dialog').getByRole('listitem').filter({ hasText: '(you)' });
    await mine.getByText('Available').waitFor();
    expect(await mine.innerText()).toMatch(/[1-9]\d* open/);
    await page.keyboard.press('Escape');
    await available.click();
    await page.getByText('Paused: no new tickets for you.').waitFor();
    await page.getByRole('switch', { name: 'Available', checked: false }).waitFor();
    expect((await desk.ticket(number)).ticket.assignee?.login).toBe('ana');
  });

  it.each([
    ['en-GB', /Who is there/, /^Hand over my \d+ tickets?…$/, 'To', /^Hand over \d+ tickets?$/, /handed over/, 'Undo', /back$/],
    ['es-ES', /Quién está/, /^Pasar mis? .*casos?…$/, 'A', /^Pasar \d+ casos?$/, /en otras manos/, 'Deshacer', /de vuelta$/],
  ])(
    'hand all their tickets over by keyboard, and take them back (%s)',
    async (locale, team, open, to, confirm, done, undo, back) => {
      await desk.away('luis', 'admin');
      const { number } = await ticketOf(desk, 'Nuria', 'the tap drips');
      await desk.back('luis', 'admin');
      const page = await desk.signedIn('ana', `/desk/tickets/${number}`, { locale, colorScheme: 'dark' });
      const owner = async () => (await desk.ticket(number)).ticket.assignee?.login;
      await page.getByRole('button', { name: team }).press('Enter');
      await page.getByRole('button', { name: open }).press('Enter');
      // Opening the question moves nothing.
      const dialog = page.getByRole('dialog').filter({ has: page.getByRole('combobox') });
      expect(await violations(page)).toEqual([]);
      expect(await owner()).toBe('ana');
      await dialog.getByRole('combobox', { name: to, exact: true }).selectOption('luis');
      await dialog.getByRole('button', { name: confirm }).press('Enter');
      const toasts = page.locator('.toasts');
      await toasts.getByText(done).waitFor();
      expect(await owner()).toBe('luis');
      await page.getByRole('button', { name: undo, exact: true }).press('Enter');
      await toasts.getByText(back).waitFor();
      expect(await owner()).toBe('ana');
    },
  );

  it('hand over on a phone of 320 px, where nothing runs over the edge', async () => {
    const page = await desk.signedIn('luis', '/desk', { viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: /^Luis/ }).click();
    await page.getByRole('button', { name: /^Pause Ana/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it('are not told that somebody is away when the server does not know', async () => {
    const page = await desk.signedIn('ana');
    const available = page.getByRole('switch', { name: 'Available' });
    await available.waitFor();
    await page.route('**/v1/staff/me', (route) => route.abort());
    await available.click();
    await page.getByRole('alert').getByText('The server cannot be reached.').waitFor();
    await page.getByRole('switch', { name: 'Available', checked: true }).waitFor();
  });
});

describe('what could not be delivered', () => {
  const ITEM = { id: 't1#2#customer_mail#reply', kind: 'customer_mail', about: 'reply', createdAt: '2026-11-02T10:00:00.000Z' };

  it('is listed for leads with its reason, and tried again', async () => {
    const { number } = await ticketOf(desk, 'Kira', 'the hood smells');
    const page = await desk.signedIn('luis');
    await page.route('**/v1/notifications/dead', (route) =>
      route.fulfill({ json: { items: [{ ...ITEM, ticket: number, attempts: 12, lastError: 'connect ECONNREFUSED' }] } }),
    );
    await page.reload();
    await page.getByRole('link', { name: /Undelivered/ }).click();
    await page.getByText('connect ECONNREFUSED').waitFor();
    await page.getByRole('link', { name: number }).waitFor();
    const tries: string[] = [];
    await page.route('**/v1/notifications/dead/*/retry', async (route) => {
      tries.push(decodeURIComponent(new URL(route.request().url()).pathname.split('/')[4] ?? ''));
      if (tries.length === 1) await route.fulfill({ status: 503, json: { code: 'UNAVAILABLE', detail: '' } });
      else await route.fulfill({ status: 204 });
    });
    await page.getByRole('button', { name: 'Deliver again' }).click();
    await page.getByRole('alert').getByText('The service is busy.').waitFor();
    await page.getByRole('button', { name: 'Deliver again' }).click();
    await page.getByText('Everything was delivered').waitFor();
    expect(tries).toEqual([ITEM.id, ITEM.id]);
  });

  it('says so when there is nothing, when it cannot be loaded, and to whom it is not shown', async () => {
    const lead = await desk.signedIn('luis', '/desk/undelivered');
    await lead.getByText('Everything was delivered').waitFor();
    await lead.route('**/v1/notifications/dead', (route) => route.fulfill({ status: 500, json: {} }));
    await lead.reload();
    await lead.getByText('The list cannot be loaded.').waitFor();
    await lead.unroute('**/v1/notifications/dead');
    await lead.getByRole('button', { name: 'Try again' }).click();
    await lead.getByText('Everything was delivered').waitFor();
    const staff = await desk.signedIn('ana', '/desk/undelivered');
    await staff.getByText('Only leads see').waitFor();
    await eventually(
      () => staff.getByRole('link', { name: 'Undelivered' }).count(),
      (count) => count === 0,
    );
  });
});
