import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../knowledge/types';
import { type Lexicon, readLexicon } from '../../matcher';

/**
 * What words mean, for each language that has a file `<language>.lexicon` in the folder.
 * @throws SnapshotError for a damaged file, and what reading throws
 */
export async function readLexicons(directory: string): Promise<Partial<Record<Language, Lexicon>>> {
  const lexicons: Partial<Record<Language, Lexicon>> = {};
  for (const language of LANGUAGES) {
    const bytes = await readFile(join(directory, `${language}.lexicon`)).catch(absent);
    if (bytes !== undefined) lexicons[language] = readLexicon(new Uint8Array(bytes));
  }
  return lexicons;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
