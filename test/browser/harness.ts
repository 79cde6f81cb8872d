import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type LocalOptions, type LocalServer, startLocal } from '../../infra/local/server';
import { TEST_SHOP } from '../support/knowledge-folders';

/** Our own, never `chromium.args` of the package: those switch web security off, and every test of a policy would pass. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Unpacks the browser and its libraries where they are not yet; in a process of its own, for it changes the environment. */
const UNPACK = `
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  import('@sparticuz/chromium').then(async ({ default: chromium }) => {
    const path = await chromium.executablePath();
    const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
    console.log(JSON.stringify({ path, environment: { LD_LIBRARY_PATH, FONTCONFIG_PATH } }));
  });`;

/** A browser from npm; `CHROME_PATH` names another one. */
export function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROME_PATH;
  if (own !== undefined) return chromium.launch({ executablePath: own, args: FLAGS });
  const { path, environment } = JSON.parse(execFileSync(process.execPath, ['-e', UNPACK], { encoding: 'utf8' }));
  const options = { executablePath: path, args: FLAGS, env: { ...process.env, ...environment } };
  // On a busy machine it may crash as it starts.
  return chromium.launch(options).catch(() => chromium.launch(options));
}

export interface Stage {
  readonly server: LocalServer;
  readonly browser: Browser;
  /** What the server keeps: its mails are in `outbox`. */
  readonly dataDir: string;
  /** A page in a context of its own; what it breaks is noted in `offences`. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** Violations of the policy, uncaught errors, dialogs that a script opened. */
  readonly offences: string[];
  close(): Promise<void>;
}

/** The whole program on a port and data of its own, and a browser in front of it. */
export async function openStage(options: Omit<LocalOptions, 'dataDir'> = {}): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mostrador-browser-'));
  const [server, browser] = await Promise.all([startLocal({ dataDir, knowledgeDir: TEST_SHOP, ...options }), launchBrowser()]);
  const offences: string[] = [];
  return {
    server,
    browser,
    dataDir,
    offences,
    async page(options = {}) {
      const context = await browser.newContext({
        locale: 'es-ES',
        timezoneId: 'Europe/Madrid',
        viewport: { width: 1200, height: 900 },
        ...options,
      });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => offences.push(String(error)));
      page.on('dialog', (dialog) => {
        offences.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('console', (message) => {
        if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())) offences.push(message.text());
      });
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One stage for all tests of a file; what a page breaks fails the test that it was opened in. */
export function useStage<Kind extends Stage>(open: () => Promise<Kind>): { readonly stage: Kind } {
  let opened: Kind | undefined;
  beforeAll(async () => {
    opened = await open();
  }, 120_000);
  afterAll(() => opened?.close());
  afterEach(() => expect(opened?.offences.splice(0)).toEqual([]));
  return {
    get stage() {
      if (opened === undefined) throw new Error('The stage did not open');
      return opened;
    },
  };
}
