import { writeFile } from 'node:fs/promises';
import type { ErasureStore } from '../../ports';

/**
 * Notes that something was erased, in an empty file. Whoever owns a store that keeps deleted text in its files (SQLite does)
 * sees by it that they have to be written anew.
 *
 * @param path where the note is left
 */
export function erasureNote(path: string): ErasureStore {
  return {
    eraseConversation: async () => {
      await writeFile(path, '', { mode: 0o600 });
    },
  };
}
