import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { LocalOptions, LocalServer } from '../../infra/local/server';
import type { TicketDetail } from '../../web/desk/api/types';
import { type Customer, customer } from './customer';
import { openStage, type Stage, useStage } from './harness';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface Desk extends Stage {
  /** A browser of its own, signed in through the login page, at this address. */
  signedIn(login: string, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** The same, before anybody signed in. */
  visitor(options?: BrowserContextOptions): Promise<Page>;
  customer(language: 'es' | 'en', name?: string): Promise<Customer>;
  /** A ticket as the API gives it to staff. */
  ticket(number: string): Promise<TicketDetail>;
  /** A call of the staff's API, as a colleague at another desk. */
  colleague(login: string, path: string, body: unknown): Promise<unknown>;
  /** Who is away takes no new tickets; when all are, tickets wait for somebody to claim them. */
  away(...logins: readonly string[]): Promise<void>;
  back(...logins: readonly string[]): Promise<void>;
}

export async function openDesk(options: Omit<LocalOptions, 'dataDir'> = {}): Promise<Desk> {
  const desk = deskOn(await openStage(options));
  // All have come today: otherwise who gets tickets would depend on the hour at which the tests run.
  await desk.back('ana', 'luis', 'admin');
  return desk;
}

/** The desk on a stage that is open already. */
export function deskOn<Kind extends Stage>(stage: Kind): Kind & Desk {
  const { server } = stage;
  const known = new Map<string, StorageState>();
  const visitor = (options: BrowserContextOptions = {}) =>
    stage.page({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, ...options });
  return {
    ...stage,
    visitor,
    async signedIn(login, path = '/desk', options = {}) {
      const storageState = known.get(login);
      const page = await visitor({ ...options, ...(storageState === undefined ? {} : { storageState }) });
      await page.goto(server.url + path);
      await signIn(page, server, login);
      const { cookies, origins } = await page.context().storageState();
      // The login page's memory only: what the desk remembers is for the test itself.
      known.set(login, { cookies, origins: origins.filter(({ origin }) => origin === server.loginUrl) });
      return page;
    },
    customer: (language, name) => customer(server.url, language, name),
    async ticket(number) {
      const token = await server.token('ana');
      const response = await fetch(`${server.url}/v1/tickets/${number}`, { headers: { authorization: `Bearer ${token}` } });
      return response.json();
    },
    colleague: (login, path, body) => asStaff(server, login, 'POST', path, body),
    away: (...logins) => setAvailable(server, logins, false),
    back: (...logins) => setAvailable(server, logins, true),
  };
}

/** Tickets wait until somebody claims them. */
export const everybodyAway = (desk: Desk): Promise<void> => desk.away('ana', 'luis', 'admin');

/**
 * One desk for all tests of a file, there when the first of them begins. What a page breaks fails the test that it was opened
 * in, and its pages are closed after it.
 * @param prepare what all of the tests begin with
 */
export function useDesk(
  prepare: (desk: Desk) => Promise<void> = async () => {},
  options: Omit<LocalOptions, 'dataDir'> = {},
): Desk {
  // Before the look at what was broken: closing is a part of the test.
  afterEach(async () => {
    await Promise.all(at.stage.browser.contexts().map((context) => context.close()));
  });
  const at = useStage(async () => {
    const desk = await openDesk(options);
    await prepare(desk);
    return desk;
  });
  return {
    get server() {
      return at.stage.server;
    },
    get browser() {
      return at.stage.browser;
    },
    get dataDir() {
      return at.stage.dataDir;
    },
    get offences() {
      return at.stage.offences;
    },
    page: (...of) => at.stage.page(...of),
    close: () => at.stage.close(),
    signedIn: (...who) => at.stage.signedIn(...who),
    visitor: (...of) => at.stage.visitor(...of),
    customer: (...who) => at.stage.customer(...who),
    ticket: (number) => at.stage.ticket(number),
    colleague: (...call) => at.stage.colleague(...call),
    away: (...logins) => at.stage.away(...logins),
    back: (...logins) => at.stage.back(...logins),
  };
}

async function asStaff(
  server: LocalServer,
  login: string,
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
): Promise<unknown> {
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${await server.token(login)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function setAvailable(server: LocalServer, logins: readonly string[], available: boolean): Promise<void> {
  for (const login of logins) await asStaff(server, login, 'PUT', '/v1/staff/me', { available });
}

/** From the desk's sign-in page through the login server's, which knows browsers that were there before. */
async function signIn(page: Page, server: LocalServer, login: string): Promise<void> {
  await page.getByRole('button', { name: /^(Sign in|Entrar)$/ }).click();
  await page.locator('.app, form:not([data-asks-browser]) input[name="password"]').first().waitFor();
  if (!(await page.locator('.app').isVisible())) await passLogin(page, server, login);
}

/** The login server's page, with login and password, and back. */
export async function passLogin(page: Page, server: LocalServer, login: string): Promise<void> {
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill(server.logins.find((each) => each.login === login)?.password ?? '');
  await page.locator('button[type="submit"]').first().click();
  await page.locator('.app').waitFor();
}
