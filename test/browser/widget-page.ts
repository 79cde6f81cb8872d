import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Stage } from './harness';

export interface PageOptions extends BrowserContextOptions {
  /** Path of the page that the widget is on. */
  readonly path?: string;
}

/** The widget on a page, by what a customer sees of it. */
export interface WidgetPage {
  readonly page: Page;
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly field: Locator;
  readonly bubbles: Locator;
  /** The line under the header. */
  readonly status: Locator;
  readonly card: Locator;
  button(name: string | RegExp): Locator;
  bubble(text: string | RegExp): Locator;
  /** Opens it, and waits for the greeting. */
  open(): Promise<void>;
  /** Writes and sends with Enter. */
  say(text: string): Promise<void>;
  /** Asks for a person by the button that is always there; gives the number of the ticket. */
  askForPerson(): Promise<string>;
  /** Fills in the form on the card. */
  leaveAddress(name: string, email: string): Promise<void>;
  close(): Promise<void>;
}

export async function widgetPage(stage: Stage, { path = '/', ...options }: PageOptions = {}): Promise<WidgetPage> {
  const page = await stage.page(options);
  await page.goto(stage.server.url + path);
  return onPage(page);
}

/** The same, opened. */
export async function openWidget(stage: Stage, options: PageOptions = {}): Promise<WidgetPage> {
  const widget = await widgetPage(stage, options);
  await widget.open();
  return widget;
}

/** The same on a page that is open already. */
export function onPage(page: Page): WidgetPage {
  const panel = page.locator('.panel');
  const field = panel.locator('.field textarea');
  const bubbles = panel.locator('.bubble');
  const launcher = page.locator('.launcher');
  const card = panel.locator('.ticket').last();
  return {
    page,
    launcher,
    panel,
    field,
    bubbles,
    status: panel.locator('.status'),
    card,
    button: (name) => panel.getByRole('button', { name, exact: typeof name === 'string' }),
    bubble: (text) => bubbles.filter({ hasText: text }),
    async open() {
      // After a reload it may be open already.
      if (!(await panel.isVisible())) await launcher.click();
      await bubbles.first().waitFor();
    },
    async say(text) {
      await field.fill(text);
      await field.press('Enter');
    },
    async askForPerson() {
      await panel.locator('button.person').click();
      // When nothing was asked yet, the bot asks first what it is about.
      const anyway = panel.getByRole('button', { name: /^(Prefiero contárselo a esa persona|I'd rather tell that person)$/ });
      await card.or(anyway).first().waitFor();
      if (await anyway.isVisible()) await anyway.click();
      const number = await card.locator('.stub b').textContent();
      return number ?? '';
    },
    async leaveAddress(name, email) {
      await card.locator('input[name="name"]').fill(name);
      await card.locator('input[name="email"]').fill(email);
      await card.locator('.contact button[type="submit"]').click();
    },
    close: () => page.context().close(),
  };
}

/** As if the conversation had expired: the server no longer knows the token that the page has kept. Counts from the next load on. */
export async function expire({ page }: WidgetPage): Promise<void> {
  await page.evaluate(() => {
    const [key = '', value = ''] = Object.entries(localStorage).find(([name]) => name.startsWith('mostrador:')) ?? [];
    const kept = JSON.parse(value);
    localStorage.setItem(key, JSON.stringify({ ...kept, access: { ...kept.access, token: 'x'.repeat(43) } }));
  });
}

/** Answers the next call that matches as the server does when it will not have it. */
export async function refuseOnce(
  { page }: WidgetPage,
  address: string,
  status: number,
  problem: { readonly code: string; readonly retryAfterSeconds?: number },
): Promise<void> {
  const refusal = {
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ status, title: '', detail: '', ...problem }),
  };
  await page.route(address, (route) => route.fulfill(refusal), { times: 1 });
}

/** What staff do to a ticket at another place. */
export async function asStaff(stage: Stage, login: string, number: string, move: string, body: object): Promise<void> {
  const response = await fetch(`${stage.server.url}/v1/tickets/${number}/${move}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await stage.server.token(login)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${move}: ${response.status} ${await response.text()}`);
}
