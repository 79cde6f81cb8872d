import type { Page } from 'playwright-core';
import { violations } from './accessibility';
import { openStage, type Stage, useStage } from './harness';
import { onPage } from './widget-page';

const held = useStage(() => openStage({ siteMode: 'help', env: { CONVERSATIONS_PER_MINUTE: '600' } }));

async function openHelp(stage: Stage, path: string, options = {}): Promise<Page> {
  const page = await stage.page(options);
  await page.goto(stage.server.url + path);
  return page;
}

const SIZES = [
  ['wide', { viewport: { width: 1200, height: 900 } }],
  ['narrow', { viewport: { width: 320, height: 640 } }],
  ['dark', { viewport: { width: 1200, height: 900 }, colorScheme: 'dark' }],
] as const;

/** The first entry that the front page lists. */
async function openFirstEntry(page: Page): Promise<string> {
  await page.locator('.topics li a').first().click();
  return (await page.locator('h1').textContent()) ?? '';
}

describe('the help pages', () => {
  it.each(SIZES)('can be read by everybody, and need no scrolling sideways: %s', async (_, options) => {
    const page = await openHelp(held.stage, '/help', options);
    for (const visit of [
      async () => {},
      () => page.locator('.topics h2 a').first().click(),
      () => page.goBack(),
      () => openFirstEntry(page),
    ]) {
      await visit();
      await page.locator('form.search').waitFor();
      expect(await violations(page)).toEqual([]);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(tooWide).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  it('are the front page where the site is for help, with the code of a link in a mail', async () => {
    const page = await openHelp(held.stage, '/#resume=a-code');
    await page.waitForURL('**/help/');
    await onPage(page).panel.waitFor();
    await page.context().close();
  });

  it('are whole without scripts, but for the search and the question whether they helped', async () => {
    const page = await openHelp(held.stage, '/', { javaScriptEnabled: false });
    await page.waitForURL('**/help/');
    expect(await page.locator('form.search').isVisible()).toBe(false);
    const title = await page.locator('.topics li a').first().textContent();
    expect(await openFirstEntry(page)).toBe(title);
    expect(await page.locator('.feedback').isVisible()).toBe(false);
    await page.locator('header nav a').click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.context().close();
  });

  it('have a twin in Markdown, a sitemap and a list for language models', async () => {
    const read = async (path: string) => {
      const response = await fetch(held.stage.server.url + path);
      return [response.status, response.headers.get('content-type'), await response.text()] as const;
    };
    const [, , llms] = await read('/help/llms.txt');
    const twin = /\((http:\/\/localhost:\d+\/help\/[^)]+\.md)\)/.exec(llms)?.[1] ?? '';
    expect(await read(twin.slice(held.stage.server.url.length))).toEqual([
      200,
      'text/markdown; charset=utf-8',
      expect.stringMatching(/^# /),
    ]);
    expect(await read('/help/sitemap.xml')).toEqual([
      200,
      'application/xml',
      expect.stringContaining(twin.replace(/md$/, 'html')),
    ]);
    expect((await read('/help/../table.sqlite'))[0]).toBe(404);
    expect((await read('/help/es/gone.html'))[0]).toBe(404);
  });
});

describe('the search', () => {
  it('finds pages while somebody types, with mistakes, and says how many', async () => {
    const page = await openHelp(held.stage, '/help/es/');
    await page.getByLabel('Buscar en la ayuda').fill('cuanto tarda la entrga');
    const found = page.locator('.found a');
    await found.first().waitFor();
    expect((await found.allTextContents()).join(' ')).toMatch(/entrega/i);
    expect(await page.locator('#count').textContent()).toBe(
      `${await found.count()} resultado${(await found.count()) === 1 ? '' : 's'}`,
    );
    expect(await violations(page)).toEqual([]);
    await found.first().click();
    await page.locator('article').waitFor();
    await page.context().close();
  });

  it('is worked by keys: from the field to the pages, and Enter asks the assistant', async () => {
    const page = await openHelp(held.stage, '/help/en/');
    const field = page.getByLabel('Search the help pages');
    await field.fill('zzzz qqqq');
    await page.getByText('Nothing like it was found.').waitFor();
    await field.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ask the assistant: “zzzz qqqq”');
    await field.fill('How long does delivery take?');
    await field.press('Enter');
    const widget = onPage(page);
    await widget.bubble('How long does delivery take?').waitFor();
    await page.context().close();
  });

  it('shows what was typed as text, whatever it is', async () => {
    const page = await openHelp(held.stage, '/help/es/');
    const nasty = '<img src=x onerror=alert(1)>{question}';
    await page.getByLabel('Buscar en la ayuda').fill(nasty);
    await page.getByText(`Preguntar al asistente: «${nasty}»`).waitFor();
    await page.context().close();
  });
});

/** The gaps as admins read them. */
async function gapsAt({ server }: Stage): Promise<string> {
  const headers = { authorization: `Bearer ${await server.token('admin')}` };
  return (await fetch(`${server.url}/v1/knowledge/gaps`, { headers })).text();
}

describe('the question whether a page helped', () => {
  const sentBy = (page: Page) => page.waitForRequest((request) => request.url().endsWith('/v1/help/feedback'));

  it('takes a no with what was missing, which admins then find among the gaps', async () => {
    const page = await openHelp(held.stage, '/help/en/');
    await openFirstEntry(page);
    await page.getByRole('button', { name: 'No', exact: true }).click();
    const field = page.getByLabel('What was missing?');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await field.fill('do you deliver pianos on sundays');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you: this will be looked at.').waitFor();
    expect(await page.locator('.thumbs').isVisible()).toBe(false);
    expect(await gapsAt(held.stage)).toContain('"reasons":{"help_page":1}');
    expect(await gapsAt(held.stage)).toContain('do you deliver pianos on sundays');
    await page.context().close();
  });

  it('takes a yes with one tap', async () => {
    const page = await openHelp(held.stage, '/help/es/');
    await openFirstEntry(page);
    const sent = sentBy(page);
    await page.getByRole('button', { name: 'Sí', exact: true }).click();
    expect((await sent).postDataJSON()).toMatchObject({ language: 'es', helpful: true });
    await page.getByText('Gracias: se tendrá en cuenta.').waitFor();
    await page.context().close();
  });

  it('counts the no of somebody who leaves without a word', async () => {
    const page = await openHelp(held.stage, '/help/es/');
    const title = await openFirstEntry(page);
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.locator('.brand').click();
    await page.locator('.topics').waitFor();
    while (!(await gapsAt(held.stage)).includes(title)) await page.waitForTimeout(50);
    await page.context().close();
  });

  it('says that nothing could be sent, and lets it be tried again', async () => {
    const page = await openHelp(held.stage, '/help/es/');
    await openFirstEntry(page);
    await page.route('**/v1/help/feedback', (route) => route.fulfill({ status: 503, body: '{}' }), { times: 1 });
    const yes = page.getByRole('button', { name: 'Sí', exact: true });
    await yes.click();
    await page.getByText('No se ha podido enviar.').waitFor();
    await yes.click();
    await page.getByText('Gracias: se tendrá en cuenta.').waitFor();
    await page.context().close();
  });
});
