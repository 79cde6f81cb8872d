import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { storeUnavailable } from '../../model/errors';
import type { HelpPages } from '../../ports';
import { safeHelpPath } from '../help-path';

/** The help pages in a folder, from which the site serves them. */
export function helpFolder(folder: string): HelpPages {
  const placeOf = (path: string) => join(folder, safeHelpPath(path));
  return {
    put: (path, body) => writeWhole(placeOf(path), body),
    get: async (path) => readFile(placeOf(path), 'utf8').catch(absent),
    list: async () => {
      const found = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(absent)) ?? [];
      return found
        .filter((entry) => entry.isFile() && !entry.name.endsWith(DRAFT))
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
    },
    remove: async (paths) => {
      await Promise.all(paths.map((path) => rm(placeOf(path), { force: true })));
    },
  };
}

const DRAFT = '.draft';
let drafts = 0;

async function writeWhole(path: string, body: string): Promise<void> {
  drafts += 1;
  const draft = `${path}.${drafts}.${process.pid}${DRAFT}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, body);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {});
    throw storeUnavailable('A help page could not be written to the data folder. Is the disk full?', cause);
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw storeUnavailable('A help page could not be read.', error);
}
