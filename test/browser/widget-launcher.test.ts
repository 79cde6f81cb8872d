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
