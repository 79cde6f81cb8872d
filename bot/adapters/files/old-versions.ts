import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The current version and some earlier ones: a function may still be reading one that was just replaced. */
const KEPT = 4;

const VERSION = /^[0-9a-f]{12}$/;
const DRAFT = /\.\d+\.draft$/;
/** No draft takes this long, unless its writer was killed. */
const ABANDONED_MS = 3_600_000;

/** Removes the oldest compiled versions of a folder, and drafts that were never finished; nothing else. */
export async function removeOldVersions(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => VERSION.test(name) || DRAFT.test(name));
  const aged = await Promise.all(names.map(async (name) => ({ name, mtimeMs: (await stat(join(directory, name))).mtimeMs })));
  const versions = aged.filter(({ name }) => VERSION.test(name)).sort((a, b) => b.mtimeMs - a.mtimeMs);
  const abandoned = aged.filter(({ name, mtimeMs }) => DRAFT.test(name) && Date.now() - mtimeMs > ABANDONED_MS);
  for (const { name } of [...versions.slice(KEPT), ...abandoned]) {
    await rm(join(directory, name), { recursive: true, force: true });
  }
}
