import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type LocalServer, startLocal } from '../../infra/local/server';
import { type Customer, customer } from './customer';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

function launch(): Promise<Browser> {
  const script =
    "process.env.AWS_EXECUTION_ENV='AWS_Lambda_nodejs22.x';import('@sparticuz/chromium').then(async c=>console.log(JSON.stringify({path:await c.default.executablePath(),lib:process.env.LD_LIBRARY_PATH})))";
  const { path, lib } = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
  return chromium.launch({ executablePath: path, args: FLAGS, env: { ...process.env, LD_LIBRARY_PATH: lib } });
}

export interface Desk {
  readonly server: LocalServer;
  readonly browser: Browser;
  /** A browser of its own, signed in through the login page, at this address. */
  signedIn(login: string, path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** The same, before anybody signed in. */
  visitor(options?: BrowserContextOptions): Promise<Page>;
  customer(language: 'es' | 'en', name?: string): Promise<Customer>;
  /** A call of the staff's API, as a colleague at another desk. */
  colleague(login: string, path: string, body: unknown): Promise<unknown>;
  /** What the pages broke: violations of the policy, errors, dialogs of scripts. */
  readonly offences: readonly string[];
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mostrador-desk-'));
  const [server, browser] = await Promise.all([
    startLocal({ dataDir, ...(process.env.DESK_WEB === undefined ? {} : { webDir: process.env.DESK_WEB }) }),
    launch(),
  ]);
  const offences: string[] = [];

  async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => offences.push(String(error)));
    page.on('dialog', (dialog) => {
      offences.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted/i.test(message.text())) offences.push(message.text());
    });
    return page;
  }

  return {
    server,
    browser,
    offences,
    visitor,
    async signedIn(login, path = '/desk', options = {}) {
      const page = await visitor(options);
      await page.goto(server.url + path);
      await signIn(page, server, login);
      return page;
    },
    customer: (language, name) => customer(server.url, language, name),
    async colleague(login, path, body) {
      const response = await fetch(server.url + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${await server.token(login)}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** From the desk's sign-in page through the login server's, with login and password. */
export async function signIn(page: Page, server: LocalServer, login: string): Promise<void> {
  await page.getByRole('button', { name: /^(Sign in|Entrar)$/ }).click();
  await passLogin(page, server, login);
}

/** The login server's page, and back. */
export async function passLogin(page: Page, server: LocalServer, login: string): Promise<void> {
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill(server.logins.find((each) => each.login === login)?.password ?? '');
  await page.locator('button[type="submit"]').first().click();
  await page.locator('.app').waitFor();
}
