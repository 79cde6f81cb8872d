import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MostradorError, storeUnavailable } from '../../model/errors';
import type { KnowledgeVersions } from '../../ports';

const VERSION = /^[0-9a-f]{12}$/;
const PART = /^[a-z]+\.[a-z]+$/;
/** Names the live version, for readers without a table. */
export const CURRENT = 'current';

/** Knowledge versions in a folder: `<folder>/<version>/<part>`. */
export function versionsFolder(folder: string): KnowledgeVersions {
  const placeOf = (version: string, part: string) => join(folder, safe(VERSION, version), safe(PART, part));
  return {
    put: (version, part, content) => writeWhole(placeOf(version, part), content),
    get: (version, part) => readFile(placeOf(version, part)).then((bytes) => new Uint8Array(bytes), absent),
    list: async (part) => {
      const names = await readdir(folder).catch(absent);
      const found = (names ?? []).filter((name) => VERSION.test(name));
      const stats = await Promise.all(found.map((name) => stat(placeOf(name, part)).catch(absent)));
      return found.filter((_, place) => stats[place] !== undefined);
    },
    remove: (version) => rm(join(folder, safe(VERSION, version)), { recursive: true, force: true }),
    noteLive: (version) => writeWhole(join(folder, CURRENT), safe(VERSION, version)),
  };
}

let drafts = 0;

async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  drafts += 1;
  const draft = `${path}.${drafts}.${process.pid}.draft`;
  try {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {});
    throw storeUnavailable('A knowledge version could not be written to the data folder. Is the disk full?', cause);
  }
}

function safe(form: RegExp, name: string): string {
  if (form.test(name)) return name;
  throw new MostradorError('INVALID_REQUEST', 'A knowledge version is named by 12 hexadecimal digits.');
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
    throw storeUnavailable('A knowledge version could not be read.', error);
}
