import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Compiled } from '../../../bot/adapters/files';
import { writeWhole } from '../data-folder';
import { ROOT } from '../root';

type Result = Extract<Compiled, { kind: 'compiled' }>;

/** Versions used lately, for all data folders of this checkout: a fresh folder need not train again. */
const CACHE = join(ROOT, 'node_modules/.cache/mostrador/knowledge');
const KEPT = 24;

/** Makes a version that was compiled before the current one of `compiled`; `undefined` when there is none under this name. */
export async function takeCompiled(name: string, compiled: string): Promise<Result | undefined> {
  try {
    const result: Result = JSON.parse(await readFile(join(CACHE, name, 'result.json'), 'utf8'));
    const target = join(compiled, result.version);
    const draft = `${target}.${process.pid}.draft`;
    await cp(join(CACHE, name, result.version), draft, { recursive: true });
    // What lies there may be of the same files, compiled by another program.
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    await writeWhole(join(compiled, 'current'), result.version, 0o644);
    await utimes(join(CACHE, name), new Date(), new Date());
    return result;
  } catch {
    return undefined;
  }
}

/** Never fails: without the copy, the next start takes longer, that is all. */
export async function keepCompiled(name: string, compiled: string, result: Result): Promise<void> {
  const draft = join(CACHE, `${name}.${process.pid}.draft`);
  try {
    await mkdir(draft, { recursive: true });
    await cp(join(compiled, result.version), join(draft, result.version), { recursive: true });
    await writeFile(join(draft, 'result.json'), JSON.stringify(result));
    await rename(draft, join(CACHE, name));
    await removeOld();
  } catch {
    await rm(draft, { recursive: true, force: true });
  }
}

async function removeOld(): Promise<void> {
  const names = await readdir(CACHE);
  const aged = await Promise.all(names.map(async (name) => ({ name, mtimeMs: (await stat(join(CACHE, name))).mtimeMs })));
  aged.sort((a, b) => b.mtimeMs - a.mtimeMs);
  await Promise.all(aged.slice(KEPT).map(({ name }) => rm(join(CACHE, name), { recursive: true, force: true })));
}
