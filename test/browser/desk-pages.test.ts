import type { BrowserContextOptions, Page } from 'playwright-core';
import { violations } from './accessibility';
import { useDesk } from './desk-setup';

let number: string;
const desk = useDesk(async (desk) => {
  const customer = await desk.customer('es', 'Marta');
  await customer.say('¿cuánto tarda la entregga?');
  await customer.say('vaya vergüenza, tres semanas y nadie contesta');
  number = await customer.askForPerson({ email: 'marta@example.com' });
  await desk.colleague('ana', `/v1/tickets/${number}/notes`, { text: 'llamó ayer' });
  await desk.colleague('ana', `/v1/tickets/${number}/replies`, { text: 'lo miro ahora mismo' });
  await customer.say('gracias');
  await desk.colleague('ana', `/v1/tickets/${number}/labels`, { labels: ['entrega', 'cliente habitual'] });
  const again = await desk.customer('es', 'Marta');
  await again.say('otra cosa, ¿y el horno?');
  await again.askForPerson({ email: 'marta@example.com' });
  await desk.server.tick('rollup');
});

/** Every page and dialog of the desk, and how to get there from the queue. */
const PLACES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['queue', (page) => page.locator('.row').first().waitFor()],
  ['filters', filters],
  ['ticket', openTicket],
  ['reply in a note', writeNote],
  ['details of a ticket', openDetails],
  ['answers from the knowledge', answers],
  ['reply on its way', onItsWay],
  ['more actions', more],
  ['adding a label', label],
  ['resolving', resolving],
  ['assigning', (page) => opened(page, 'Asignar…')],
  ['merging', (page) => opened(page, 'Unir…')],
  ['marking as spam', (page) => opened(page, 'Marcar como spam…')],
  ['snoozing', snoozing],
  ['who is there', team],
  ['nothing to deliver', undelivered],
  ['undelivered', dead],
  ['account and keys', account],
  ['knowledge', knowledge],
  ['tried question', tried],
  ['figures', figures],
];

async function filters(page: Page): Promise<void> {
  await page.locator('.row').first().waitFor();
  await page.getByRole('button', { name: 'Filtrar' }).click();
  await page.getByRole('group', { name: 'Filtros' }).waitFor();
}

async function openTicket(page: Page): Promise<void> {
  await page.locator(`.row[data-ticket="${number}"]`).click();
  await page.locator('.said').first().waitFor();
}

async function writeNote(page: Page): Promise<void> {
  await openTicket(page);
  await page.getByRole('button', { name: 'Nota', exact: true }).click();
  await page.getByRole('textbox', { name: 'Nota' }).fill('a medias');
}

async function openDetails(page: Page): Promise<void> {
  await openTicket(page);
  const details = page.getByRole('link', { name: 'Detalles' });
  if (await details.isVisible()) await details.click();
  await page.locator('.context .bars').first().waitFor();
  for (const closed of await page.locator('.context summary').all()) await closed.click();
}

async function resolving(page: Page): Promise<void> {
  await openTicket(page);
  await page.getByRole('button', { name: 'Resolver…' }).click();
  await page.getByRole('dialog').waitFor();
}

async function answers(page: Page): Promise<void> {
  await openTicket(page);
  await page.getByRole('textbox', { name: /^Responder/ }).click();
  await page.keyboard.type('/envío');
  await page.getByRole('option').first().waitFor();
}

async function onItsWay(page: Page): Promise<void> {
  await openTicket(page);
  await page.getByRole('textbox', { name: /^Responder/ }).fill('ya va');
  // Five seconds are short for a look at everything.
  await page.clock.install();
  await page.getByRole('button', { name: /^Enviar respuesta/ }).click();
  await page.getByRole('button', { name: /^Deshacer/ }).waitFor();
}

async function more(page: Page): Promise<void> {
  await openTicket(page);
  await page.getByRole('button', { name: 'Más' }).click();
}

async function label(page: Page): Promise<void> {
  await openTicket(page);
  const details = page.getByRole('link', { name: 'Detalles' });
  if (await details.isVisible()) await details.click();
  await page.getByRole('button', { name: 'Añadir una etiqueta' }).click();
  await page.getByRole('combobox', { name: 'Añadir una etiqueta' }).waitFor();
}

async function opened(page: Page, name: string): Promise<void> {
  await more(page);
  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog').waitFor();
}

async function snoozing(page: Page): Promise<void> {
  await openTicket(page);
  const snooze = page.getByRole('button', { name: 'Posponer…' });
  if (!(await snooze.isVisible())) await page.getByRole('button', { name: 'Más' }).click();
  await snooze.click();
  await page.getByRole('radio', { name: /A la hora que digas/ }).check();
  await page.getByLabel('Día y hora').waitFor();
}

async function team(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /Quién está/ });
  await page.getByRole('switch').waitFor();
  if (!(await button.isVisible())) return account(page);
  await button.click();
  await page.getByRole('dialog').getByText('Ana', { exact: true }).waitFor();
}

async function undelivered(page: Page): Promise<void> {
  await account(page);
  await page.getByRole('link', { name: 'Sin entregar' }).click();
  await page.getByText('Todo se ha entregado').waitFor();
}

async function dead(page: Page): Promise<void> {
  const items = ['customer_mail', 'webhook'].map((kind) => ({
    ...{ id: kind, kind, about: 'reply', ticket: number, createdAt: '2026-11-02T10:00:00.000Z', attempts: 12 },
    lastError: 'getaddrinfo ENOTFOUND a-very-long-name-without-any-break.mail.example.com',
  }));
  await page.route('**/v1/notifications/dead', (route) => route.fulfill({ json: { items } }));
  await page.goto(`${desk.server.url}/desk/undelivered`);
  await page.locator('.dead-item').nth(1).waitFor();
}

async function figures(page: Page): Promise<void> {
  await page.goto(`${desk.server.url}/desk/insights`);
  await page.locator('.insights-card').first().waitFor();
}

async function account(page: Page): Promise<void> {
  await page.locator('.row').first().waitFor();
  await page.locator('.account').click();
  await page.getByRole('dialog').getByText('Atajos').waitFor();
}

async function knowledge(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Conocimiento' }).click();
  await page.locator('.entry').first().waitFor();
}

async function tried(page: Page): Promise<void> {
  await knowledge(page);
  await page.getByRole('textbox', { name: 'Pregunta' }).fill('cuanto tarda el envvio');
  await page.getByRole('button', { name: 'Probar', exact: true }).click();
  await page.locator('.tried .bars').first().waitFor();
}

const onDesk = (options: BrowserContextOptions) => desk.signedIn('luis', '/desk?view=all', { locale: 'es-ES', ...options });

/** The same page in both schemes. */
async function violationsInAnyLight(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return { light, dark: await violations(page) };
}

const NONE = { light: [], dark: [] };

describe('axe finds nothing, in the light and in the dark', () => {
  test('on the way in', async () => {
    const page = await desk.visitor();
    await page.goto(`${desk.server.url}/desk`);
    await page.locator('.sign-in-card').waitFor();
    expect(await violationsInAnyLight(page)).toEqual(NONE);
  });

  test.each(PLACES)('%s', async (_, go) => {
    const page = await onDesk({});
    await go(page);
    expect(await violationsInAnyLight(page)).toEqual(NONE);
  });
});

/** They are laid out as others are: once is enough. */
const ALIKE = ['assigning', 'marking as spam', 'nothing to deliver', 'resolving'];

describe('on a narrow phone, nothing has to be scrolled sideways', () => {
  test.each(PLACES.filter(([name]) => !ALIKE.includes(name)))('%s', async (_, go) => {
    const page = await onDesk({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
    await go(page);
    const wide = await page
      .locator('html, main, aside, section:not(.parts-scroll, .insights-scroll), dialog, form, header, .queue-body')
      .evaluateAll((elements) =>
        elements
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
          .map(({ tagName, className, scrollWidth, clientWidth }) => `${tagName}.${className}: ${scrollWidth} > ${clientWidth}`),
      );
    expect(wide).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});

describe('what customers write stays text', () => {
  const STRINGS = [
    '<img src=x onerror=alert(1)>',
    '<script>alert(2)</script>',
    '"><svg/onload=alert(3)>',
    "javascript:alert('4')",
    '<iframe srcdoc="<script>alert(5)</script>">',
    '[x](javascript:alert(6)) **<b onmouseover=alert(7)>bold</b>**',
    '\u202Eevil\u202C {{constructor.constructor("alert(8)")()}}',
    '<a href="data:text/html,<script>alert(9)</script>">click</a>',
  ];

  it('in subject, name, message, note and search', async () => {
    const customer = await desk.customer('en', STRINGS[0]);
    for (const text of STRINGS) await customer.say(text);
    const hostile = await customer.askForPerson({ name: STRINGS[0] ?? '' });
    for (const text of STRINGS) await desk.colleague('ana', `/v1/tickets/${hostile}/notes`, { text });
    await desk.colleague('ana', `/v1/tickets/${hostile}/resolve`, { reason: 'other', note: STRINGS[1] });
    const page = await desk.signedIn('luis', `/desk/tickets/${hostile}?view=all&q=${encodeURIComponent('<img src=x')}`);
    await page.locator('.said-customer').first().waitFor();
    const shown = await page.locator('.said-customer .said-text').allInnerTexts();
    for (const text of STRINGS) expect(shown).toContain(text);
    expect(await page.locator('.said-note .said-text').allInnerTexts()).toEqual(STRINGS);
    expect(await page.locator('.facts').first().innerText()).toContain(STRINGS[1]);
    expect(await page.locator('.facts').first().innerText()).toContain(STRINGS[0]);
    const made =
      '.app img, .app script, .app iframe, .app svg[onload], .app [onerror], .app [onmouseover], .app a[href^="javascript"], .app a[href^="data"]';
    expect(await page.locator(made).count()).toBe(0);
  });
});
