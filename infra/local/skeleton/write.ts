import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** A file to write, with its path relative to the target. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

export interface SkeletonOptions {
  /** The folder with the templates: `infra/skeleton`. */
  readonly templates: string;
  /** At least one; the first decides the language of the notes. */
  readonly languages: readonly string[];
  /** Of the organisation. */
  readonly name: string;
}

/** A folder that has something in it is never written to. */
export class FolderNotEmpty extends Error {
  override readonly name = 'FolderNotEmpty';
}

/**
 * The files of a knowledge folder that is valid and holds nothing but courtesies and an example. A template named
 * `<name>.<language>.<ending>` is taken for the languages asked for; at the top, only the first of them counts, and its name
 * loses the language.
 */
export async function skeletonFiles({ templates, languages, name }: SkeletonOptions): Promise<readonly NewFile[]> {
  const entries = await readdir(templates, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(templates, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const files: NewFile[] = [];
  for (const path of paths) {
    const language = /\.([a-z]{2})\.\w+$/.exec(path)?.[1];
    const isNote = !path.includes('/');
    if (language !== undefined && !(isNote ? [languages[0]] : languages).includes(language)) continue;
    const text = await readFile(join(templates, path), 'utf8');
    files.push({
      path: isNote && language !== undefined ? path.replace(`.${language}.`, '.') : path,
      text: path.endsWith('topic.yaml') ? onlyTitles(text, languages) : filled(text, languages, name),
    });
  }
  return files;
}

/** Leaves out the titles of other languages. */
function onlyTitles(topic: string, languages: readonly string[]): string {
  return topic
    .split('\n')
    .filter((line) => {
      const language = /^ {2}([a-z]{2}):/.exec(line)?.[1];
      return language === undefined || languages.includes(language);
    })
    .join('\n');
}

function filled(text: string, languages: readonly string[], name: string): string {
  // JSON is YAML: a name with quotes in it stays valid.
  return text.replaceAll('@LANGUAGES@', languages.join(', ')).replaceAll('"@NAME@"', () => JSON.stringify(name));
}

/**
 * Writes files into a folder that is not there yet, or empty.
 * @throws FolderNotEmpty
 */
export async function writeNewFolder(folder: string, files: readonly NewFile[]): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (there.length > 0) throw new FolderNotEmpty(`${folder} is not empty: name a folder that does not exist yet.`);
  for (const { path, text } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  }
}
