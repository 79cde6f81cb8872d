import { useStage } from './harness';
import { openUnsureStage } from './unsure-stage';
import { expire, onPage, openWidget, refuseOnce } from './widget-page';

const at = useStage(openUnsureStage);

const POSTS = '**/v1/conversations/*/messages';

describe('when it is not sure', () => {
  it('offers choices, and takes "none of these" as a no', async () => {
    const widget = await openWidget(at.stage);
    await widget.say('¿puedo devolver una lavadora?');
    const none = widget.button('Ninguna de estas');
    await none.click();
    await widget.bubble('con otras palabras').waitFor();
    expect(await none.count()).toBe(0);
    await widget.close();
  });

  it('gives the answer that was chosen', async () => {
    const widget = await openWidget(at.stage);
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
    const widget = await openWidget(at.stage);
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
    const widget = await openWidget(at.stage);
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
    const widget = await openWidget(at.stage);
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
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.bubble('¿cuánto cuesta el envío?').count()).toBe(1);
    await widget.close();
  });

  it('keeps an unsent message over a reload', async () => {
    const widget = await openWidget(at.stage);
    await widget.page.route(POSTS, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await widget.say('¿instaláis hornos?');
    await widget.panel.getByText('No se ha enviado').waitFor();
    await widget.page.unroute(POSTS);
    await widget.page.reload();
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.bubble('¿instaláis hornos?').count()).toBe(1);
    await widget.close();
  });

  it('says when a rate limit ends, and continues by itself', async () => {
    const widget = await openWidget(at.stage);
    await refuseOnce(widget, POSTS, 429, { code: 'RATE_LIMITED', retryAfterSeconds: 2 });
    await widget.say('¿hola?');
    await widget.status.getByText(/Podrás seguir a las \d{1,2}:\d{2}/).waitFor();
    await widget.panel.getByText(/Se enviará a las \d{1,2}:\d{2}/).waitFor();
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.status.count()).toBe(0);
    await widget.close();
  });

  it('can be opened while nothing answers, and loses no word', async () => {
    const page = await at.stage.page();
    await page.route('**/v1/conversations', (route) => route.abort());
    await page.goto(at.stage.server.url);
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
    const widget = await openWidget(at.stage);
    const number = await widget.askForPerson();
    await expire(widget);
    await widget.page.reload();
    await widget.status.getByText('ha caducado').waitFor();
    const former = widget.panel.getByRole('region', { name: 'Tu consulta anterior' });
    await former.getByText(number).waitFor();
    await widget.say('¿seguís ahí?');
    await widget.panel.locator('.message.customer time').waitFor();
    await widget.page.reload();
    await former.getByText(number).waitFor();
    await widget.close();
  });

  it('opens a new one for what was written to a closed one', async () => {
    const widget = await openWidget(at.stage);
    await refuseOnce(widget, POSTS, 409, { code: 'CONVERSATION_CLOSED' });
    const [opening] = await Promise.all([
      widget.page.waitForResponse(`${at.stage.server.url}/v1/conversations`),
      widget.say('¿puedo devolver una lavadora?'),
    ]);
    expect(opening.status()).toBe(201);
    await widget.status.getByText('La conversación anterior está cerrada').waitFor();
    await widget.panel.locator('.message.bot').nth(1).waitFor();
    expect(await widget.bubble('¿puedo devolver una lavadora?').count()).toBe(1);
    await widget.close();
  });

  it('hands a message that is refused back to the writer', async () => {
    const widget = await openWidget(at.stage);
    await refuseOnce(widget, POSTS, 400, { code: 'INVALID_REQUEST' });
    await widget.say('esto no gusta');
    await widget.status.getByText('No hemos podido aceptar').waitFor();
    expect(await widget.field.inputValue()).toBe('esto no gusta');
    expect(await widget.bubble('esto no gusta').count()).toBe(0);
    await widget.close();
  });
});
