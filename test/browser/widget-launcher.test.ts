import type { Page } from 'playwright-core';
import { openStage, useStage } from './harness';
import { onPage, openWidget, widgetPage } from './widget-page';

const at = useStage(openStage);

const PANEL = '**/widget-panel-*.js*';

/** Counts how often a page asks for the panel. */
function panelRequests(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (/widget-panel-/.test(request.url())) count += 1;
  });
  return () => count;
}

test('a page that nobody opens the chat on loads the launcher alone; the pointer over it brings the panel', async () => {
  const page = await at.stage.page();
  const requests = panelRequests(page);
  await page.goto(at.stage.server.url, { waitUntil: 'networkidle' });
  const { launcher, panel } = onPage(page);
  expect(await launcher.getAttribute('aria-label')).toBe('Abrir el chat de atención al cliente');
  expect(await panel.count()).toBe(0);
  expect(requests()).toBe(0);
  await launcher.hover();
  await panel.waitFor({ state: 'attached' });
  expect(await panel.isVisible()).toBe(false);
  expect(requests()).toBe(1);
  await page.context().close();
});

test('the button keeps the focus of the keyboard while the panel takes it over', async () => {
  const { page, launcher, panel, ...widget } = await widgetPage(at.stage);
  await launcher.focus();
  await panel.waitFor({ state: 'attached' });
  expect(await launcher.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button)).toBe(true);
  await page.keyboard.press('Enter');
  await panel.waitFor();
  await widget.close();
});

test('a panel that could not be loaded is said, and the next press brings it with all that was said before', async () => {
  const page = await at.stage.page();
  await page.route(PANEL, (route) => route.abort(), { times: 1 });
  await page.goto(at.stage.server.url);
  await page.evaluate(() => Reflect.get(window, 'Mostrador').identify({ name: 'Zoë' }));
  const widget = onPage(page);
  await widget.launcher.click();
  await page.locator('.aloud', { hasText: 'No se ha podido cargar el chat' }).waitFor({ state: 'attached' });
  await widget.launcher.click();
  await widget.bubble('Zoë').first().waitFor();
  at.stage.offences.splice(0);
  await widget.close();
});

test('a conversation in which somebody may write brings the panel with the page', async () => {
  const widget = await openWidget(at.stage);
  await widget.askForPerson();
  const requests = panelRequests(widget.page);
  await widget.page.reload();
  await widget.panel.waitFor({ state: 'attached' });
  expect(requests()).toBe(1);
  await widget.close();
});

/** What the browser keeps of the widget, as text. */
const keptIn = (page: Page) => page.evaluate(() => JSON.stringify(localStorage));

test('a page that sets the language before the chat has loaded changes the name of the button', async () => {
  const page = await at.stage.page();
  const requests = panelRequests(page);
  await page.goto(at.stage.server.url, { waitUntil: 'networkidle' });
  await page.evaluate(() => Reflect.get(window, 'Mostrador').setLanguage('en'));
  expect(await onPage(page).launcher.getAttribute('aria-label')).toBe('Open the customer service chat');
  expect(requests()).toBe(0);
  await page.context().close();
});

test('a customer whom one page names is known on the next, though the chat was not opened on the first', async () => {
  const page = await at.stage.page();
  const requests = panelRequests(page);
  await page.goto(at.stage.server.url, { waitUntil: 'networkidle' });
  await page.evaluate(() => Reflect.get(window, 'Mostrador').identify({ name: 'Zoë', email: 'zoe@example.com' }));
  expect(requests()).toBe(0);
  await page.goto(`${at.stage.server.url}/en.html`);
  const widget = onPage(page);
  await widget.open();
  await widget.bubble('Zoë').first().waitFor();
  expect(await keptIn(page)).toContain('zoe@example.com');
  await widget.close();
});

test('a customer who signs out is forgotten at once, even where the chat cannot be loaded any more', async () => {
  const widget = await openWidget(at.stage);
  await widget.page.evaluate(() => Reflect.get(window, 'Mostrador').identify({ name: 'Zoë', email: 'zoe@example.com' }));
  await widget.askForPerson();
  expect(await keptIn(widget.page)).toMatch(/token.*zoe@example\.com/);
  await widget.page.route(PANEL, (route) => route.abort());
  await widget.page.reload({ waitUntil: 'networkidle' });
  await widget.page.evaluate(() => Reflect.get(window, 'Mostrador').reset());
  expect(await keptIn(widget.page)).not.toMatch(/token|zoe@example\.com/);
  at.stage.offences.splice(0);
  await widget.close();
});

test('a panel that could not be fetched ahead, as the pointer passed over the button, is not announced', async () => {
  const page = await at.stage.page();
  await page.route(PANEL, (route) => route.abort(), { times: 1 });
  await page.goto(at.stage.server.url, { waitUntil: 'networkidle' });
  const widget = onPage(page);
  const failed = page.waitForEvent('requestfailed');
  await widget.launcher.hover();
  await failed;
  await page.waitForTimeout(200);
  expect(await page.locator('.aloud').textContent()).toBe('');
  await widget.launcher.click();
  await widget.panel.waitFor();
  at.stage.offences.splice(0);
  await widget.close();
});
