import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The folder of the shipped languages: one subfolder of YAML files per language, named by its code. */
export const SHIPPED = resolve(__dirname, '../../../bot/language');

/** A language's files, not parsed yet. */
export interface LanguagePack {
  /** ISO 639: two or three lower-case letters. */
  readonly code: string;
  readonly files: readonly PackFile[];
}

export interface PackFile {
  /** Relative to the folder of all languages, with forward slashes: `es/says/tickets.yaml`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Reads every language below a folder. A subfolder without `language.yaml` is ignored, and so are files other than YAML and
 * learnt weights.
 * @throws file system errors
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
