import type { Stage } from './harness';
import { openUnsureStage } from './unsure-stage';
import { onPage, widgetPage } from './widget-page';

let stage: Stage;
beforeAll(async () => {
  stage = await openUnsureStage();
}, 120_000);
afterAll(() => stage?.close());
afterEach(() => expect(stage.offences.splice(0)).toEqual([]));

const POSTS = '**/v1/conversations/*/messages';

describe('when it is not sure', () => {
  it('offers choices, and takes "none of these" as a no', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    await widget.say('¿puedo devolver una lavadora?');
    const none = widget.button('Ninguna de estas');
    await none.click();
    await widget.bubble('con otras palabras').waitFor();
    expect(await none.count()).toBe(0);
    await widget.close();
  });

  it('gives the answer that was chosen', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    await widget.say('¿puedo devolver una lavadora?');
    await widget.button('Ninguna de estas').waitFor();
    const choice = widget.panel.locator('.chips .chip').first();
    const question = (await choice.textContent()) ?? '';
    await choice.click();
    await widget.panel.locator('.message.customer', { hasText: question }).waitFor();
    await widget.button('Sí').waitFor();
    await widget.close();
  });
});

describe('when the network fails', () => {
  it('keeps what is written without a connection, and sends it when there is one', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    await widget.page.context().setOffline(true);
    await widget.status.getByText('Sin conexión').waitFor();
    await widget.say('¿abrís en agosto?');
    await widget.panel.getByText('Se enviará al recuperar la conexión').waitFor();
    await widget.page.context().setOffline(false);
    await widget.status.getByText('Conexión recuperada').waitFor();
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.bubble('¿abrís en agosto?').count()).toBe(1);
    await widget.close();
  });

  it('says that a message was not sent, and sends it again under the same id', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    const ids: string[] = [];
    await widget.page.route(POSTS, (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      ids.push(route.request().postDataJSON().id);
      return route.abort();
    });
    await widget.say('¿tenéis cafeteras?');
    await widget.panel.getByText('No se ha enviado').waitFor();
    await widget.page.unroute(POSTS);
    const [again] = await Promise.all([widget.page.waitForRequest(POSTS), widget.button('Reintentar').click()]);
    ids.push(again.postDataJSON().id);
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(1);
    expect(await widget.bubble('¿tenéis cafeteras?').count()).toBe(1);
    await widget.close();
  });

  it('shows a message once when the answer to it was lost', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    await widget.page.route(
      POSTS,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await widget.say('¿cuánto cuesta el envío?');
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.bubble('¿cuánto cuesta el envío?').count()).toBe(1);
    await widget.page.reload();
    await widget.launcher.click();
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.bubble('¿cuánto cuesta el envío?').count()).toBe(1);
    await widget.close();
  });

  it('keeps an unsent message over a reload', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    await widget.page.route(POSTS, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await widget.say('¿instaláis hornos?');
    await widget.panel.getByText('No se ha enviado').waitFor();
    await widget.page.unroute(POSTS);
    await widget.page.reload();
    await widget.launcher.click();
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.bubble('¿instaláis hornos?').count()).toBe(1);
    await widget.close();
  });

  it('says when it goes on where that was too much, and goes on by itself', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    await widget.page.route(
      POSTS,
      (route) =>
        route.fulfill({
          status: 429,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status: 429, code: 'RATE_LIMITED', title: '', detail: '', retryAfterSeconds: 2 }),
        }),
      { times: 1 },
    );
    await widget.say('¿hola?');
    await widget.status.getByText(/Podrás seguir a las \d{1,2}:\d{2}/).waitFor();
    await widget.panel.getByText(/Se enviará a las \d{1,2}:\d{2}/).waitFor();
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.status.count()).toBe(0);
    await widget.close();
  });

  it('can be opened while nothing answers, and loses no word', async () => {
    const page = await stage.page();
    await page.route('**/v1/conversations', (route) => route.abort());
    await page.goto(stage.server.url);
    const widget = onPage(page);
    await widget.launcher.click();
    await widget.status.getByText('No hemos podido conectar').waitFor();
    await widget.say('¿hay alguien?');
    await widget.panel.getByText('No se ha enviado').waitFor();
    await page.unroute('**/v1/conversations');
    await widget.panel.locator('.fate').getByRole('button', { name: 'Reintentar' }).click();
    await widget.panel.locator('.message.customer time').waitFor();
    expect(await widget.bubble('¿hay alguien?').count()).toBe(1);
    await widget.close();
  });
});

describe('when the conversation is over', () => {
  it('opens a new one for what was written, and remembers the ticket of the old one', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    const number = await widget.askForPerson();
    // As if it had expired: the server no longer knows the token.
    await widget.page.evaluate(() => {
      const [key = '', value = ''] = Object.entries(localStorage).find(([name]) => name.startsWith('mostrador:')) ?? [];
      const kept = JSON.parse(value);
      localStorage.setItem(key, JSON.stringify({ ...kept, access: { ...kept.access, token: 'x'.repeat(43) } }));
    });
    await widget.page.reload();
    await widget.launcher.click();
    await widget.status.getByText(`Tu consulta ${number} sigue con el equipo`).waitFor();
    await widget.say('¿seguís ahí?');
    await widget.panel.locator('.message.customer time').waitFor();
    await widget.close();
  });

  it('opens a new one for what was written to a closed one', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    await widget.page.route(
      POSTS,
      (route) =>
        route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status: 409, code: 'CONVERSATION_CLOSED', title: '', detail: '' }),
        }),
      { times: 1 },
    );
    const [opening] = await Promise.all([
      widget.page.waitForResponse(`${stage.server.url}/v1/conversations`),
      widget.say('¿puedo devolver una lavadora?'),
    ]);
    expect(opening.status()).toBe(201);
    await widget.status.getByText('La conversación anterior está cerrada').waitFor();
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.bubble('¿puedo devolver una lavadora?').count()).toBe(1);
    await widget.close();
  });

  it('hands a message that is refused back to the writer', async () => {
    const widget = await widgetPage(stage);
    await widget.open();
    await widget.page.route(
      POSTS,
      (route) =>
        route.fulfill({
          status: 400,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status: 400, code: 'INVALID_REQUEST', title: '', detail: 'body.text: no' }),
        }),
      { times: 1 },
    );
    await widget.say('esto no gusta');
    await widget.status.getByText('No hemos podido aceptar').waitFor();
    expect(await widget.field.inputValue()).toBe('esto no gusta');
    expect(await widget.bubble('esto no gusta').count()).toBe(0);
    await widget.close();
  });
});
