import { createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';

/** Above this, the log of earlier runs is put aside at start; one such file is kept. */
const MAX_BYTES = 5 * 1024 * 1024;

/** Appends lines to a file. Returns how to write one, and how to close it. */
export async function openLogFile(path: string): Promise<{ write: (line: string) => void; close: () => Promise<void> }> {
  try {
    if ((await stat(path)).size > MAX_BYTES) await rename(path, `${path}.old`);
  } catch {
    // There is none yet.
  }
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
  // A full disk must not take the server down with it; the log is the least of what is missing then.
  stream.on('error', () => {});
  return {
    write: (line) => void stream.write(`${line}\n`),
    close: () => new Promise((done) => stream.end(() => done())),
  };
}
