import { appendFile, rename, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

export interface LogFile {
  /** Appends a line. Never throws. */
  write(line: string): void;
  /** Resolves when everything is written. */
  close(): Promise<void>;
}

/** A larger log is renamed; one old log is kept. */
const MAX_BYTES = 5 * 1024 * 1024;
/** Lines are gathered for so long, since opening the file for each of them would be a tenth of the gateway's work under load. */
const GATHER_MS = 25;
/** More lines than this are not kept while the disk is slow. */
const MAX_WAITING = 10_000;

/**
 * Opens a log file. Nothing waits for it, and a full disk costs only the lines written meanwhile: each batch is tried by
 * itself, and the first that succeeds again says how many lines are missing.
 */
export async function openLogFile(path: string, maxBytes = MAX_BYTES): Promise<LogFile> {
  let bytes = await sizeOf(path);
  let waiting: string[] = [];
  let lost = 0;
  let writing: Promise<void> | undefined;
  let closing = new AbortController();

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      await pause(GATHER_MS, undefined, { signal: closing.signal }).catch(() => {});
      const lines = waiting;
      waiting = [];
      try {
        await append(lines);
      } catch {
        lost += lines.length;
      }
    }
    writing = undefined;
  }

  async function append(lines: readonly string[]): Promise<void> {
    if (bytes > maxBytes) {
      await rename(path, `${path}.old`);
      bytes = 0;
    }
    // The line that the full disk cut is ended first.
    const missing = lost === 0 ? '' : `\n{"level":"ERROR","message":"log_lines_lost","count":${lost}}\n`;
    const text = `${missing}${lines.join('\n')}\n`;
    await appendFile(path, text, { mode: 0o600 });
    lost = 0;
    bytes += Buffer.byteLength(text);
  }

  return {
    write(line) {
      if (waiting.length >= MAX_WAITING) lost += 1;
      else waiting.push(line);
      writing ??= writeAll();
    },
    async close() {
      closing.abort();
      await writing;
      closing = new AbortController();
    },
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    // There is no log yet.
    return 0;
  }
}
