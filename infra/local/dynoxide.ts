import { randomInt } from 'node:crypto';
import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { compact } from '../../bot/model/compact';
import { keepRunning } from './keep-running';
import { freshCredentials, type SigningCredentials } from './signed/credentials';
import { startTableProxy, type TableTarget } from './signed/table-proxy';
import { hasCode } from './system-error';
import type { TableAccess } from './table-client';
import { startTableProcess, type TableProcess, tableProgram } from './table-process';

export interface DynoxideOptions {
  /** The data file; created with its folder when it is missing. */
  readonly dbPath: string;
  /** The credentials that callers must sign with; fresh ones by default. */
  readonly credentials?: SigningCredentials;
  /** `DYNAMODB_ENDPOINT` in it names another server to use instead of starting one. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** `<platform>-<architecture>`, as Node names them; this machine by default. */
  readonly machine?: string;
  /** Receives a line when the program ended by itself and is started again. */
  readonly report?: (line: string) => void;
}

export interface Dynoxide extends TableAccess {
  /** Of the process that was started first. */
  readonly pid?: number;
  stop(): Promise<void>;
}

/** A free port may be taken by the time it is used. */
const MAX_PORTS = 3;

/**
 * Starts the embedded DynamoDB on a file, or uses the server that the environment names. The program itself does not
 * authenticate callers, so it listens at a random loopback address, which only a signature-checking proxy knows.
 *
 * @throws Error that says what to type when the program is not installed for this machine
 */
export async function startDynoxide(options: DynoxideOptions): Promise<Dynoxide> {
  const { credentials = freshCredentials(), report = () => {} } = options;
  const elsewhere = (options.environment ?? process.env).DYNAMODB_ENDPOINT;
  if (elsewhere !== undefined && elsewhere !== '') return { endpoint: elsewhere, credentials, stop: async () => {} };
  const program = tableProgram(options.machine ?? `${process.platform}-${process.arch}`);
  await mkdir(dirname(options.dbPath), { recursive: true });
  await keepPrivate(options.dbPath);
  let target: TableTarget = await randomAddress();
  /** At a new address each time: the last one may have been taken by another program since. */
  const start = async () => {
    target = await randomAddress();
    return startTableProcess(program, target, options.dbPath);
  };
  const table = await keepRunning({ start: () => onFreePort(start), name: 'The table', report });
  try {
    const proxy = await startTableProxy({ target: () => target, credentials });
    const stop = async () => {
      await proxy.stop();
      await table.stop();
    };
    return compact({ endpoint: proxy.endpoint, credentials, pid: table.first.pid, stop });
  } catch (error) {
    await table.stop();
    throw error;
  }
}

/**
 * Makes the table's file readable by its owner only, whatever the umask and whoever may enter the folder. SQLite gives its log and
 * its index of the log the permissions of the file. A file that cannot be opened is for the program to complain of.
 */
async function keepPrivate(file: string): Promise<void> {
  if ((await stat(file).catch(() => undefined))?.isDirectory() === true) return;
  // An empty file is an empty database.
  const made = await open(file, 'a', 0o600).catch(() => undefined);
  await made?.close();
  await Promise.all([file, `${file}-wal`, `${file}-shm`].map((one) => chmod(one, 0o600).catch(() => undefined)));
}

async function onFreePort(start: () => Promise<TableProcess>): Promise<TableProcess> {
  for (let tried = 1; ; tried++) {
    try {
      return await start();
    } catch (error) {
      if (error instanceof NoRandomAddress || tried >= MAX_PORTS) throw error;
    }
  }
}

class NoRandomAddress extends Error {
  override readonly name = 'NoRandomAddress';
}

/**
 * A random address in 127.0.0.0/8 with a free random port: among 2^24 addresses and some 28,000 ports, a web page cannot
 * try all.
 *
 * @throws NoRandomAddress when loopback is a single address, as on macOS: at 127.0.0.1, every page would find the table
 */
async function randomAddress(): Promise<TableTarget> {
  // The second byte starts at 1: other programs put their servers at 127.0.x.y.
  const host = ['127', randomInt(1, 255), randomInt(0, 256), randomInt(1, 255)].join('.');
  try {
    return { host, port: await freePort(host) };
  } catch (error) {
    if (!hasCode(error, 'EADDRNOTAVAIL')) throw error;
    throw new NoRandomAddress(
      'This machine has no loopback address but 127.0.0.1, where web pages could reach the embedded DynamoDB. ' +
        'Set DYNAMODB_ENDPOINT to the address of another DynamoDB server.',
    );
  }
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
