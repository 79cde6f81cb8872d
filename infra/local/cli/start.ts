import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { MostradorError } from '../../../bot/model/errors';
import { FolderUnusable } from '../data-folder';
import { KnowledgeUnusable } from '../knowledge/live-knowledge';
import { PortTaken } from '../listen';
import { FolderInUse } from '../lock';
import { HOME, ROOT } from '../root';
import { type LocalServer, startLocal } from '../server';
import { banner, USAGE } from './banner';
import { type StartOptions, startOptions } from './options';
import { UsageError } from './usage-error';

const DEFAULT_PORT = 3_000;

/** One Ctrl-C can arrive twice, from the terminal and from npm; within this time it counts once. */
const ONE_KEYSTROKE_MS = 400;

void main();

async function main(): Promise<void> {
  // The reader of our output may close it (`npm start | head`).
  process.stdout.on('error', () => {});
  try {
    const options = startOptions(process.argv.slice(2), process.env);
    if (options.help) process.stdout.write(USAGE);
    else await run(options);
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    process.stderr.write(`${explain(error)}\n`);
  }
}

async function run({
  dataDir,
  knowledgeDir,
  port,
  processes,
  verbose,
  published,
  siteMode,
  staffIssuer,
}: StartOptions): Promise<void> {
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const stop = stopOnSignals();
  print('Starting Mostrador…');
  const server = await startLocal({
    dataDir,
    knowledgeDir,
    // A proxy looks for it at one port.
    ...(port === undefined && published === undefined
      ? { port: DEFAULT_PORT, otherwise: 'next' }
      : { port: port ?? DEFAULT_PORT }),
    processes,
    siteMode,
    ...(published === undefined ? {} : { published }),
    ...(staffIssuer === undefined ? {} : { staffIssuer }),
    bundlesDir: join(HOME, 'dist/functions'),
    log: print,
    ...(verbose ? { functionLog: print } : {}),
  });
  print(
    banner({ server, version: await packageVersion(), dataDir, knowledgeDir, processes, published, issuer: staffIssuer?.issuer }),
  );
  stop.with(server);
  warmUp(server, print);
}

/**
 * Before `with` is called, a signal ends the process; after it, a signal closes the server first. A second signal does not
 * wait.
 */
function stopOnSignals(): { with(server: LocalServer): void } {
  let server: LocalServer | undefined;
  let firstMs: number | undefined;
  const onSignal = () => {
    if (firstMs !== undefined) {
      if (performance.now() - firstMs > ONE_KEYSTROKE_MS) process.exit(130);
      return;
    }
    firstMs = performance.now();
    process.stdout.write('\nStopping…\n');
    if (server === undefined) process.exit(130);
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${explain(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return {
    with(started) {
      server = started;
    },
  };
}

/** Builds the pages and loads the first function while the user reads the addresses. */
function warmUp({ url }: LocalServer, print: (line: string) => void): void {
  for (const path of ['/', '/v1/health']) {
    fetch(`${url}${path}`).catch((error: unknown) => print(`${path}: ${String(error)}`));
  }
}

/** An error that the user can act on is printed as one sentence; for any other, the stack trace is printed. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\nTry npm start -- --help`;
  if (
    error instanceof FolderInUse ||
    error instanceof FolderUnusable ||
    error instanceof PortTaken ||
    error instanceof KnowledgeUnusable
  ) {
    return error.message;
  }
  if (error instanceof MostradorError && error.code === 'CONFIGURATION_INVALID') return error.detail;
  if (!(error instanceof Error)) return String(error);
  return `Mostrador could not start: ${error.message}\n${(error.stack ?? '').split('\n').slice(1).join('\n')}`;
}

async function packageVersion(): Promise<string> {
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))).version;
}
