import { existsSync } from 'node:fs';
import { chmod, rename, rm, stat, writeFile } from 'node:fs/promises';
import { Database } from 'node-sqlite3-wasm';

/**
 * Writes the table's file anew when something was erased since it was last written: SQLite marks deleted text as free but
 * leaves it in the file, and the embedded DynamoDB has no option to overwrite it. Call it only while nobody has the file
 * open. A crash leaves the old file or the new one.
 *
 * @param note the file that says so; see `erasureNote`
 * @throws when it cannot; the old file and the note stay, so that the next call tries again
 */
export async function rewriteErased(file: string, note: string): Promise<void> {
  if (!existsSync(note)) return;
  const fresh = `${file}.fresh`;
  await rm(fresh, { force: true });
  if (existsSync(file)) {
    const { mode } = await stat(file);
    // Nobody else may read it in the meantime either.
    await writeFile(fresh, '', { mode: 0o600 });
    writeFresh(file, fresh);
    // A log left beside the new file would be applied to it.
    await Promise.all(['-wal', '-shm'].map((end) => rm(`${file}${end}`, { force: true })));
    await chmod(fresh, mode);
    await rename(fresh, file);
  }
  await rm(note);
}

function writeFresh(file: string, fresh: string): void {
  const database = new Database(file);
  try {
    // Without exclusive access, this build cannot read a file with a write-ahead log.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.run('VACUUM INTO ?', [fresh]);
  } finally {
    database.close();
  }
}
