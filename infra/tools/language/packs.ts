import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The folder of the shipped languages: one folder of YAML files a language, named by its code. */
export const SHIPPED = resolve(__dirname, '../../../bot/language');

/** A language as it stands on disk, before anything in it was read. */
export interface LanguagePack {
  /** ISO 639: two or three small letters. */
  readonly code: string;
  readonly files: readonly PackFile[];
}

export interface PackFile {
  /** From the folder of all languages on, with forward slashes: `es/says/tickets.yaml`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Reads every language below a folder. What has no `language.yaml` is no language; what is neither YAML nor learnt weights belongs to nobody here.
 * @throws what reading throws
 */
export async function readPacks(directory: string): Promise<readonly LanguagePack[]> {
  const folders = await readdir(directory, { withFileTypes: true });
  const codes = folders.filter((folder) => folder.isDirectory() && /^[a-z]{2,3}$/.test(folder.name)).map(({ name }) => name);
  const packs = await Promise.all(codes.sort().map(async (code) => ({ code, files: await readPack(directory, code) })));
  return packs.filter(({ code, files }) => files.some(({ path }) => path === `${code}/language.yaml`));
}

async function readPack(directory: string, code: string): Promise<readonly PackFile[]> {
  const names = await readdir(join(directory, code), { recursive: true });
  const paths = names
    .filter((name) => /\.(yaml|weights\.txt)$/.test(name))
    .map((name) => `${code}/${name.replaceAll('\\', '/')}`)
    .sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(directory, path), 'utf8') })));
}
