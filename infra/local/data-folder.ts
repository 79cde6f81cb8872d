import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';

/** The folder in which a local server stores everything; a copy of it is a complete backup. */
export interface DataFolder {
  readonly path: string;
  /** The embedded table. */
  readonly table: string;
  /** Compiled knowledge versions. */
  readonly knowledge: string;
  /** Mail that is written to files instead of being sent. */
  readonly outbox: string;
  readonly deadLetters: string;
  /** Demo password and signing keys; readable by its owner only. */
  readonly login: string;
  /** Sessions of the login server. */
  readonly sessions: string;
  /** Addresses and processes of the server that runs on this folder. */
  readonly server: string;
  /** Web pages, built at start. */
  readonly web: string;
  /** Bundles, built for `--processes`. */
  readonly functions: string;
  /** Log output of the functions. */
  readonly log: string;
}

/** Creates the folder when it is missing, accessible only to its owner. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = resolve(path);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  // The folder contains customers' conversations, so it is private whatever the umask. An existing folder keeps its
  // permissions.
  if (made !== undefined) await chmod(folder, 0o700);
  const data = dataFolder(folder);
  await Promise.all([data.knowledge, data.outbox, data.deadLetters].map((part) => mkdir(part, { recursive: true })));
  return data;
}

/** The paths, without creating anything. */
export function dataFolder(path: string): DataFolder {
  const folder = resolve(path);
  const at = (name: string) => join(folder, name);
  return {
    path: folder,
    table: at('table.sqlite'),
    knowledge: at('knowledge'),
    outbox: at('outbox'),
    deadLetters: at('dead-letters'),
    login: at('login.json'),
    sessions: at('sessions.json'),
    server: at('server.json'),
    web: at('web'),
    functions: at('functions'),
    log: at('functions.log'),
  };
}

const runningServer = z.object({
  pid: z.int(),
  url: z.url(),
  loginUrl: z.url(),
  /** Process id of the embedded DynamoDB, so that a start after a crash can end an orphan. */
  tablePid: z.int().optional(),
});
/** The content of `server.json`: the server that runs, or the one that was killed. */
export type RunningServer = z.infer<typeof runningServer>;

export async function writeRunningServer(data: DataFolder, server: RunningServer): Promise<void> {
  await writeWhole(data.server, `${JSON.stringify(server, null, 2)}\n`);
}

/** `undefined` when no server was started on this folder, or the last one was stopped. */
export async function readRunningServer(data: DataFolder): Promise<RunningServer | undefined> {
  try {
    return runningServer.parse(JSON.parse(await readFile(data.server, 'utf8')));
  } catch {
    return undefined;
  }
}

export async function forgetRunningServer(data: DataFolder): Promise<void> {
  await rm(data.server, { force: true });
}

/** Writes a file atomically: readers, also after a crash, see the old content or the new one. */
export async function writeWhole(path: string, text: string, mode = 0o600): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, text, { mode });
  await rename(draft, path);
}
