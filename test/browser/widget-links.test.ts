import { violations } from './accessibility';
import { readOutbox } from './film/outbox';
import { useStage } from './harness';
import { openTimelyStage } from './timely-stage';
import { asStaff, onPage, openWidget, type WidgetPage, widgetPage } from './widget-page';

const at = useStage(() => openTimelyStage());

describe('the link of a mail', () => {
  it('opens the conversation elsewhere, in its language, and leaves no code in the address', async () => {
    const { number, link } = await mailed();
    const widget = await follow(link);
    expect(widget.page.url()).toBe(`${at.stage.server.url}/`);
    await widget.bubble('It comes tomorrow.').waitFor();
    await widget.panel.getByText('You are talking to Ana').waitFor();
    await widget.card.getByText('oliver@example.com').waitFor();
    expect(
      await widget.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.length])),
    ).not.toContain(link.slice(link.indexOf('=') + 1));
    await widget.say('Thank you!');
    await widget.panel.locator('.message.customer time').last().waitFor();
    await widget.page.reload();
    await widget.bubble('Thank you!').waitFor();
    expect(await widget.card.locator('.stub b').textContent()).toBe(number);
    await widget.close();
  });

  it('says so when it was used before, and what to do; a conversation that is there stays', async () => {
    const { link } = await mailed();
    const first = await follow(link);
    await first.bubble('It comes tomorrow.').waitFor();
    await first.page.goto(`${at.stage.server.url}/#resume=${'x'.repeat(43)}`);
    await first.status.getByText('That link was used before or has expired').waitFor();
    await first.bubble('It comes tomorrow.').waitFor();
    await first.close();
    const second = await follow(`${at.stage.server.url}/#resume=${'y'.repeat(43)}`);
    await second.status.getByText('Ese enlace ya se ha usado o ha caducado').waitFor();
    await second.bubble('Soy el asistente automático').waitFor();
    await second.field.waitFor();
    await second.close();
  });

  it('brings a fresh one by mail when it is followed on a second device', async () => {
    const { number, link } = await mailed();
    const first = await follow(link);
    await first.bubble('It comes tomorrow.').waitFor();
    const second = await follow(link);
    await second.status.getByText('Te acabamos de enviar otro a tu correo').waitFor();
    expect(await second.panel.textContent()).not.toContain(number);
    const again = await theMail('customer_mail#fresh_link', number);
    const [, fresh = ''] = /(\/#resume=[\w-]+)/.exec(again) ?? [];
    await second.page.goto(at.stage.server.url + fresh);
    await second.page.locator('.panel dialog').getByRole('button', { name: 'La del enlace' }).click();
    await second.bubble('It comes tomorrow.').waitFor();
    await first.say('Thank you!');
    await first.panel.locator('.message.customer time').last().waitFor();
    await Promise.all([first.close(), second.close()]);
  });

  it('is followed on a page that is open, and again when nothing answered or it was too much', async () => {
    const { number, link } = await mailed();
    const widget = await openWidget(at.stage);
    const mine = await widget.askForPerson();
    await widget.page.route('**/resume', (route) => route.abort(), { times: 1 });
    await widget.page.goto(link);
    await widget.status.getByText('No hemos podido conectar').waitFor();
    await widget.page.route(
      '**/resume',
      (route) => route.fulfill({ status: 429, json: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }),
      { times: 1 },
    );
    await widget.button('Reintentar').click();
    await widget.status.getByText(/Podrás seguir a las \d\d:\d\d/).waitFor();
    await dialog(widget).getByRole('button', { name: 'La del enlace' }).click();
    await widget.bubble('It comes tomorrow.').waitFor();
    expect(await widget.card.locator('.stub b').textContent()).toBe(number);
    // The number of the other ticket that was on this page is not lost.
    await widget.panel.getByText(mine).waitFor();
    await widget.close();
  });

  it('leads to where it led when it is followed again in the same browser, in whichever tab', async () => {
    const { link } = await mailed();
    const first = await follow(link);
    await first.bubble('It comes tomorrow.').waitFor();
    await first.page.goto(link);
    await first.page.reload();
    const again = onPage(await first.page.context().newPage());
    await again.page.goto(link);
    await again.bubble('It comes tomorrow.').waitFor();
    expect(await again.panel.getByText('was used before').count()).toBe(0);
    await first.close();
  });

  it('opens for both of two tabs that follow it in the same moment', async () => {
    const { link } = await mailed();
    const first = await widgetPage(at.stage);
    const tabs = [first, onPage(await first.page.context().newPage())];
    await Promise.all(tabs.map(({ page }) => page.goto(link)));
    for (const tab of tabs) await tab.bubble('It comes tomorrow.').waitFor();
    await first.page.waitForTimeout(1_500);
    for (const tab of tabs) expect(await tab.panel.getByText(/was used before|ya se ha usado/).count()).toBe(0);
    await first.close();
  });

  it('is not lost when the page is loaded again before anything answered', async () => {
    const { link } = await mailed();
    const widget = await widgetPage(at.stage);
    await widget.page.route('**/resume', () => undefined, { times: 1 });
    const asked = widget.page.waitForRequest('**/resume');
    await widget.page.goto(link);
    await asked;
    await widget.page.reload();
    await widget.bubble('It comes tomorrow.').waitFor();
    await widget.close();
  });
});

describe('a link into the conversation of somebody else', () => {
  it('takes the place of no conversation without asking, shows nothing of it before, and keeps the way back', async () => {
    const { number, link } = await mailed();
    const widget = await openWidget(at.stage);
    const mine = await widget.askForPerson();
    await widget.page.goto(link);
    await dialog(widget).getByText('¿Cuál abrimos?').waitFor();
    expect(await violations(widget.page)).toEqual([]);
    const shown = await widget.panel.textContent();
    expect(shown).toContain(mine);
    expect(shown).not.toMatch(new RegExp(`${number}|Oliver|oliver@|It comes tomorrow`));
    // Nobody has chosen yet: the question comes again, and the code is not used up for nothing.
    await widget.page.reload();
    await dialog(widget).getByRole('button', { name: 'Seguir en esta' }).click();
    await widget.say('sigue perdiendo agua');
    await widget.panel.locator('.message.customer', { hasText: 'sigue perdiendo agua' }).locator('time').waitFor();
    expect(await widget.panel.textContent()).not.toMatch(new RegExp(`${number}|Oliver|It comes tomorrow`));
    await widget.panel.getByRole('region', { name: 'La conversación del enlace' }).getByRole('button').click();
    await widget.bubble('It comes tomorrow.').waitFor();
    expect(await widget.bubble('sigue perdiendo agua').count()).toBe(0);
    const other = widget.panel.getByRole('region', { name: 'Your other conversation' });
    await other.getByText(mine).waitFor();
    await other.getByRole('button', { name: 'Open' }).click();
    await widget.bubble('sigue perdiendo agua').waitFor();
    expect(await widget.card.locator('.stub b').textContent()).toBe(mine);
    await widget.close();
  });

  it('says whose it is, and leads away from it; nobody is named in it before they said that it is theirs', async () => {
    const { number, link } = await mailed();
    const widget = await widgetPage(at.stage);
    await widget.page.goto(link);
    await widget.panel.getByText('This is the conversation of Oliver, opened by a link.').waitFor();
    expect(await violations(widget.page)).toEqual([]);
    await widget.page.evaluate(() => Reflect.get(window, 'Mostrador').identify({ name: 'Marta', email: 'marta@example.es' }));
    await widget.page.reload();
    await widget.panel.getByText('Esta es la conversación de Oliver').waitFor();
    await widget.bubble('It comes tomorrow.').waitFor();
    expect((await theTicket(number)).customer).toEqual({ name: 'Oliver', email: 'oliver@example.com' });
    await widget.button('No es mía').click();
    await widget.bubble('Soy el asistente automático').waitFor();
    expect(await widget.panel.textContent()).not.toMatch(new RegExp(`${number}|Oliver|It comes tomorrow`));
    await widget.close();
  });

  it('is opened for good once the customer has said that it is theirs', async () => {
    const { link } = await mailed();
    const widget = await widgetPage(at.stage, { locale: 'en-GB' });
    await widget.page.goto(link);
    await widget.button('It is mine').click();
    await widget.panel.getByText('opened by a link').waitFor({ state: 'detached' });
    await widget.page.reload();
    await widget.bubble('It comes tomorrow.').waitFor();
    expect(await widget.button('It is not mine').count()).toBe(0);
    await widget.close();
  });

  it('gets no word that was written before: what was not sent stays with the conversation it was written in', async () => {
    const { number, link } = await mailed();
    const widget = await openWidget(at.stage);
    await widget.page.route('**/messages', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await widget.say('mi número de tarjeta');
    await widget.panel.getByText('No se ha enviado').waitFor();
    await widget.page.goto(link);
    await dialog(widget).getByRole('button', { name: 'La del enlace' }).click();
    await widget.bubble('It comes tomorrow.').waitFor();
    await widget.page.unroute('**/messages');
    expect(await widget.bubble('mi número de tarjeta').count()).toBe(0);
    await widget.say('otra cosa');
    await widget.panel.locator('.message.customer', { hasText: 'otra cosa' }).locator('time').waitFor();
    expect(JSON.stringify(await theTicket(number))).not.toContain('mi número de tarjeta');
    await widget.panel.getByRole('region', { name: 'Your other conversation' }).getByRole('button', { name: 'Open' }).click();
    await widget.panel.locator('.message.customer', { hasText: 'mi número de tarjeta' }).locator('time').waitFor();
    await widget.close();
  });
});

const dialog = ({ page }: WidgetPage) => page.locator('.panel dialog');

/** As staff read it. */
async function theTicket(number: string): Promise<{ readonly customer: object }> {
  const headers = { authorization: `Bearer ${await at.stage.server.token('ana')}` };
  const { ticket, ...rest } = await (await fetch(`${at.stage.server.url}/v1/tickets/${number}`, { headers })).json();
  return { ...rest, customer: ticket.customer };
}

/** The text of a mail about a ticket, once it was written. */
async function theMail(about: string, number: string): Promise<string> {
  for (let look = 0; look < 100; look++) {
    const mail = (await readOutbox(at.stage).catch(() => [])).find((one) => one.about === about && one.subject.includes(number));
    if (mail !== undefined) return mail.text;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`There is no mail ${about} about ${number}`);
}

/** A ticket in English, of a customer whose page is not open any more. */
async function mailed() {
  const widget = await openWidget(at.stage, { path: '/en.html', locale: 'en-GB' });
  const number = await widget.askForPerson();
  await widget.leaveAddress('Oliver', 'oliver@example.com');
  await widget.bubble("I've added that").waitFor();
  await widget.close();
  await asStaff(at.stage, 'ana', number, 'replies', { text: 'It comes tomorrow.' });
  return { number, link: await at.stage.linkTo(number) };
}

function follow(link: string): Promise<WidgetPage> {
  return widgetPage(at.stage, { path: link.slice(at.stage.server.url.length), locale: 'es-ES' });
}
