import { constants, existsSync } from 'node:fs';
import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { hasCode } from './system-error';

/** The folder in which a local server stores everything; a copy of it is a complete backup. */
export interface DataFolder {
  readonly path: string;
  /** The embedded table. */
  readonly table: string;
  /** Exists when something was erased whose text the table's file may still contain. */
  readonly erased: string;
  /** Compiled knowledge versions. */
  readonly knowledge: string;
  /** Mail that is written to files instead of being sent. */
  readonly outbox: string;
  readonly deadLetters: string;
  /** Demo password and signing keys; readable by its owner only. */
  readonly login: string;
  /** People's own passwords, as hashes; readable by its owner only. */
  readonly passwords: string;
  /** Sessions of the login server. */
  readonly sessions: string;
  /** Addresses and process id of the server that runs on this folder. */
  readonly server: string;
  /** Web pages, built at start. */
  readonly web: string;
  /** The public help pages, written whenever knowledge is published. */
  readonly help: string;
  /** Bundles, built for `--processes`. */
  readonly functions: string;
  /** Log output of the functions. */
  readonly log: string;
}

/** The folder cannot be written; the message says why, and what to do. */
export class FolderUnusable extends Error {
  override readonly name = 'FolderUnusable';
}

/**
 * Creates the folder when it is missing, accessible only to its owner.
 *
 * @throws FolderUnusable when nothing can be stored in it: better now than with the first customer
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = resolve(path);
  const data = dataFolder(folder);
  try {
    await makeFolder(data);
    await tryWriting(data);
  } catch (error) {
    throw new FolderUnusable(
      `Nothing can be stored in the data folder ${folder}: ${reasonOf(error)}, or choose another folder with --data DIR.`,
      { cause: error },
    );
  }
  return data;
}

async function makeFolder({ path, knowledge, outbox, deadLetters }: DataFolder): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  // The folder contains customers' conversations, so it is private whatever the umask. An existing folder keeps its
  // permissions.
  if (made !== undefined) await chmod(path, 0o700);
  await Promise.all([knowledge, outbox, deadLetters].map((part) => mkdir(part, { recursive: true, mode: 0o700 })));
}

/** Less than this, and the table cannot even be opened. */
const NEEDED_BYTES = 256 * 1024;

/** By doing it: permissions do not tell of a full disk, or of one that is mounted read-only. */
async function tryWriting({ path, table, log }: DataFolder): Promise<void> {
  for (const file of [table, log]) if (existsSync(file)) await access(file, constants.W_OK);
  const trial = join(path, `trial.${process.pid}.draft`);
  try {
    await writeFile(trial, Buffer.alloc(NEEDED_BYTES, 1), { mode: 0o600 });
  } finally {
    await rm(trial, { force: true }).catch(() => {});
  }
}

function reasonOf(error: unknown): string {
  const has = (...codes: readonly string[]) => codes.some((code) => hasCode(error, code));
  if (has('ENOSPC', 'EDQUOT')) return 'the disk is full. Make space there';
  if (has('EACCES', 'EPERM')) return 'it belongs to another user. Change its owner or its permissions';
  // Node reports the second when it makes folders on a disk that is mounted read-only.
  if (has('EROFS', 'ENOENT')) return 'the disk is mounted read-only. Mount it writable';
  if (has('ENOTDIR', 'EEXIST')) return 'a file is in its place. Move the file';
  return `${error instanceof Error ? error.message : String(error)}. Make it writable`;
}

/** The paths, without creating anything. */
export function dataFolder(path: string): DataFolder {
  const folder = resolve(path);
  const at = (name: string) => join(folder, name);
  return {
    path: folder,
    table: at('table.sqlite'),
    erased: at('erased'),
    knowledge: at('knowledge'),
    outbox: at('outbox'),
    deadLetters: at('dead-letters'),
    login: at('login.json'),
    passwords: at('passwords.json'),
    sessions: at('sessions.json'),
    server: at('server.json'),
    web: at('web'),
    help: at('help'),
    functions: at('functions'),
    log: at('functions.log'),
  };
}

const runningServer = z.object({
  pid: z.int(),
  url: z.url(),
  loginUrl: z.url(),
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
  try {
    await writeFile(draft, text, { mode });
    await rename(draft, path);
  } catch (error) {
    // On a full disk, the half that was written would take up the space that is missing.
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}
