import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pause } from '../pause';
import { DirectoryHints } from './directory-hints';

export interface FolderWatchOptions {
  /** Milliseconds between two looks, at least, where nothing hints at a change. */
  readonly everyMs?: number;
  /** Milliseconds that the folder has to be at rest: somebody may be copying files into it. */
  readonly restMs?: number;
}

/** A look may take at most this share of the time, however many files there are. */
const LOAD = 0.02;

/**
 * Calls `changed` after files below a folder were added, changed, renamed or removed; never twice at the same time.
 * It looks for itself, and at once when the system hints at a change: Node.js 20 misses every save by renaming after the first
 * one when it watches a whole tree on Linux, and nothing is told at all on shared drives and in containers.
 *
 * @returns what stops it; settles when nothing runs any more
 */
export async function watchFolder(
  folder: string,
  changed: () => Promise<void>,
  { everyMs = 700, restMs = 150 }: FolderWatchOptions = {},
): Promise<() => Promise<void>> {
  const stop = new AbortController();
  let wake = new AbortController();
  const hints = new DirectoryHints(() => wake.abort());
  const first = await look(folder);
  hints.follow(first.directories);
  let seen = first.signature;
  const watching = (async () => {
    let pauseMs = everyMs;
    for (;;) {
      await pause(pauseMs, wake.signal);
      if (stop.signal.aborted) return;
      wake = new AbortController();
      const startedMs = performance.now();
      const { signature, directories } = await look(folder);
      hints.follow(directories);
      pauseMs = Math.max(everyMs, (performance.now() - startedMs) / LOAD);
      if (signature === seen || !(await isAtRest(folder, signature, restMs, stop.signal))) continue;
      seen = signature;
      await changed();
    }
  })();
  return async () => {
    stop.abort();
    wake.abort();
    await watching;
    hints.close();
  };
}

async function isAtRest(folder: string, now: string, restMs: number, signal: AbortSignal): Promise<boolean> {
  return (await pause(restMs, signal)) && (await look(folder)).signature === now;
}

interface Look {
  /** Names, sizes and times of all files; the same text as long as nothing was touched. */
  readonly signature: string;
  /** The folder and all below it. */
  readonly directories: readonly string[];
}

async function look(folder: string): Promise<Look> {
  const hash = createHash('sha256');
  const directories = [folder];
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) if (entry.isDirectory()) directories.push(join(entry.parentPath, entry.name));
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const lines = await Promise.all(files.sort().map(fileLine));
    for (const line of lines) hash.update(line);
  } catch {
    // The folder is away for a moment, for example while a branch is checked out.
    hash.update('away');
  }
  return { signature: hash.digest('hex'), directories };
}

async function fileLine(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return `${path}\0${size}\0${mtimeMs}\0${ino}\n`;
  } catch {
    return `${path}\0gone\n`;
  }
}
