import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { MostradorError, storeUnavailable } from '../../model/errors';
import type { KnowledgeFolder } from '../../ports';
import { readKnowledgeFolder } from './read-folder';

/** The knowledge files of this machine. Nothing outside of the folder is written, whatever a path says. */
export function knowledgeFolder(folder: string): KnowledgeFolder {
  const root = resolve(folder);
  const placeOf = (path: string) => {
    const place = resolve(root, path);
    if (place.startsWith(`${root}${sep}`)) return place;
    throw new MostradorError('INVALID_REQUEST', 'This path leads out of the knowledge folder.');
  };
  return {
    read: () => readKnowledgeFolder(root),
    write: async (changes) => {
      for (const { path, text } of changes) {
        const place = placeOf(path);
        try {
          if (text === undefined) await rm(place, { force: true });
          else await writeFileWhole(place, text);
        } catch (cause) {
          throw storeUnavailable(`The knowledge file ${path} cannot be written. Is the folder writable?`, cause);
        }
      }
    },
  };
}

async function writeFileWhole(place: string, text: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  // Hidden, so that it is no knowledge file while it is being written.
  const draft = join(dirname(place), `.${process.pid}.draft`);
  await writeFile(draft, text);
  await rename(draft, place);
}
