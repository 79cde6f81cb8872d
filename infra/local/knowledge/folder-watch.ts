import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pause } from '../pause';
import { DirectoryHints } from './folder-hints';

export interface FolderWatchOptions {
  /** Minimum time between two scans in milliseconds, without hints. */
  readonly everyMs?: number;
  /** Milliseconds without changes before a change is reported: somebody may be copying files into the folder. */
  readonly restMs?: number;
}

/** Maximum share of the time spent on scans, however many files there are. */
const LOAD = 0.02;

/**
 * Calls `changed` after files below a folder were added, changed, renamed or removed; never twice at the same time. It
 * scans at intervals, and immediately on a hint from the system. Hints alone are not enough: when Node.js 20 watches a
 * whole tree on Linux, it misses every save by renaming after the first one, and shared drives and containers give no hints
 * at all.
 *
 * @returns a function that stops it; its promise resolves when nothing is running any more
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
  /** Digest of the names, sizes and times of all files; equal as long as nothing changed. */
  readonly signature: string;
  /** The folder and all folders below it. */
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
    // The folder is missing for a moment, for example while a branch is checked out.
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
