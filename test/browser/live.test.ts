import type { Page } from 'playwright-core';
import { reply, sendNow } from './desk-parts';
import { deskOn } from './desk-setup';
import { openStage, type Stage } from './harness';
import { openWidget } from './widget-page';

jest.setTimeout(180_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

/** Resolves once the page's socket has been told that hints come. */
function ready(page: Page): Promise<unknown> {
  return new Promise((done) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"ready"')) done(payload);
      });
    });
  });
}

/** Requests of a page from now on that match. */
function requests(page: Page, pattern: RegExp): string[] {
  const made: string[] = [];
  page.on('request', (request) => {
    if (pattern.test(request.url())) made.push(request.url());
  });
  return made;
}

/** Longer than any page waits between two reads without hints. */
const WITHOUT_HINTS_MS = 9_000;

describe('pages with a socket', () => {
  it('see at once who is typing and what was written, and read nothing in between', async () => {
    const customer = await openWidget(stage);
    const isReady = ready(customer.page);
    const number = await customer.askForPerson();
    await isReady;
    const ana = await deskOn(stage).signedIn('ana', `/desk/tickets/${number}`);
    await reply(ana).pressSequentially('Hola');
    await customer.panel.getByText('Ana está escribiendo…').waitFor();
    await customer.field.pressSequentially('sigo aquí');
    await ana.locator('.writing .also').waitFor();
    await reply(ana).fill('Ya lo estoy mirando');
    await sendNow(ana);
    await customer.bubble('Ya lo estoy mirando').waitFor();
    await customer.say('muchas gracias');
    await ana.locator('.said', { hasText: 'muchas gracias' }).waitFor();

    const [news, tickets] = [requests(customer.page, /\/messages\?/), requests(ana, /\/v1\/tickets\?/)];
    await ana.waitForTimeout(WITHOUT_HINTS_MS);
    expect(news).toEqual([]);
    // One read follows a hint about the lists.
    expect(tickets.length).toBeLessThanOrEqual(1);
    await customer.close();
    await ana.context().close();
  });

  it('read at their own pace where there is no socket, and miss nothing', async () => {
    const customer = await openWidget(stage);
    await customer.page.routeWebSocket(/\/live$/, (socket) => socket.close());
    const number = await customer.askForPerson();
    const ana = await deskOn(stage).signedIn('ana', `/desk/tickets/${number}`);
    await reply(ana).fill('Aquí estoy');
    await sendNow(ana);
    await customer.bubble('Aquí estoy').waitFor();
    await customer.close();
    await ana.context().close();
    expect(stage.offences).toEqual([]);
  });

  it('catch up with what happened while the socket was broken', async () => {
    const customer = await openWidget(stage);
    let cut: () => void = () => undefined;
    await customer.page.routeWebSocket(/\/live$/, (socket) => {
      socket.connectToServer();
      cut = () => void socket.close();
    });
    const isReady = ready(customer.page);
    const number = await customer.askForPerson();
    await isReady;
    cut();
    const ana = await deskOn(stage).signedIn('ana', `/desk/tickets/${number}`);
    await reply(ana).fill('¿Sigues ahí?');
    await sendNow(ana);
    await customer.bubble('¿Sigues ahí?').waitFor();
    await customer.close();
    await ana.context().close();
  });
});
