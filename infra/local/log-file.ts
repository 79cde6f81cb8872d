import { createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';

/** A larger log is renamed at start; one old log is kept. */
const MAX_BYTES = 5 * 1024 * 1024;

/** Opens a log file; `write` appends a line. */
export async function openLogFile(path: string): Promise<{ write: (line: string) => void; close: () => Promise<void> }> {
  try {
    if ((await stat(path)).size > MAX_BYTES) await rename(path, `${path}.old`);
  } catch {
    // There is no log yet.
  }
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
  // A full disk must not stop the server.
  stream.on('error', () => {});
  return {
    write: (line) => void stream.write(`${line}\n`),
    close: () => new Promise((done) => stream.end(() => done())),
  };
}
