import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pause } from '../pause';

export interface FolderWatchOptions {
  /** Milliseconds between two looks, at least. */
  readonly everyMs?: number;
  /** Milliseconds that the folder has to be at rest: somebody may be copying files into it. */
  readonly restMs?: number;
}

/** A look may take at most this share of the time, however many files there are. */
const LOAD = 0.02;

/**
 * Calls `changed` after files below a folder were added, changed, renamed or removed; never twice at the same time.
 * It looks instead of being told: Node.js 20 misses every save by renaming after the first one in a tree on Linux,
 * and nothing is told at all on shared drives and in containers.
 *
 * @returns what stops it; settles when nothing runs any more
 */
export async function watchFolder(
  folder: string,
  changed: () => Promise<void>,
  { everyMs = 700, restMs = 150 }: FolderWatchOptions = {},
): Promise<() => Promise<void>> {
  const stop = new AbortController();
  let seen = await signature(folder);
  const watching = (async () => {
    let pauseMs = everyMs;
    while (await pause(pauseMs, stop.signal)) {
      const startedMs = performance.now();
      const now = await signature(folder);
      pauseMs = Math.max(everyMs, (performance.now() - startedMs) / LOAD);
      if (now === seen || !(await isAtRest(folder, now, restMs, stop.signal))) continue;
      seen = now;
      await changed();
    }
  })();
  return async () => {
    stop.abort();
    await watching;
  };
}

async function isAtRest(folder: string, now: string, restMs: number, signal: AbortSignal): Promise<boolean> {
  return (await pause(restMs, signal)) && (await signature(folder)) === now;
}

/** Names, sizes and times of all files; the same text as long as nothing was touched. */
async function signature(folder: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const lines = await Promise.all(files.sort().map(fileLine));
    for (const line of lines) hash.update(line);
  } catch {
    // The folder is away for a moment, for example while a branch is checked out.
    hash.update('away');
  }
  return hash.digest('hex');
}

async function fileLine(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return `${path}\0${size}\0${mtimeMs}\0${ino}\n`;
  } catch {
    return `${path}\0gone\n`;
  }
}
