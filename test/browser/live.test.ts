import type { Page, Route } from 'playwright-core';
import { reply, sendNow } from './desk-parts';
import { deskOn } from './desk-setup';
import { openStage, type Stage } from './harness';
import { asStaff, openWidget } from './widget-page';

jest.setTimeout(180_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

/** Resolves once a page's next socket has been told something of this type: `ready`, when hints come. */
function told(page: Page, type: 'ready' | 'news'): Promise<unknown> {
  return new Promise((done) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes(`"${type}"`)) done(payload);
      });
    });
  });
}

const ready = (page: Page) => told(page, 'ready');

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

  it('read once more when the hint comes during a read that began before there was news', async () => {
    const customer = await openWidget(stage);
    const { page } = customer;
    const isHinted = told(page, 'news');
    let isHeld: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      isHeld = done;
    });
    await page.route(/\/messages\?/, holdOne, { times: 1 });
    const number = await customer.askForPerson();
    async function holdOne(route: Route): Promise<void> {
      const response = await route.fetch();
      isHeld();
      await isHinted;
      await route.fulfill({ response });
    }
    await held;
    await asStaff(stage, 'ana', number, 'replies', { text: 'Aquí me tienes' });
    await customer.bubble('Aquí me tienes').waitFor();
    await customer.close();
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
