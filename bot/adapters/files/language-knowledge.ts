import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LanguageKnowledge } from '../../knowledge/compile';
import { readLexicon } from '../../matcher';
import { LANGUAGES, type Language } from '../../model/language';

/**
 * Reads language knowledge from a folder: `<language>.lexicon` (what words mean) and `<language>.out-of-scope.txt`
 * (sentences that no support desk is about). Either may be missing.
 * @throws SnapshotError for a damaged lexicon, and file system errors
 */
export async function readLanguageKnowledge(directory: string): Promise<Readonly<Record<Language, LanguageKnowledge>>> {
  const read = async (language: Language): Promise<LanguageKnowledge> => {
    const lexicon = await readFile(join(directory, `${language}.lexicon`)).catch(absent);
    const outOfScope = await readFile(join(directory, `${language}.out-of-scope.txt`), 'utf8').catch(absent);
    return {
      ...(lexicon === undefined ? {} : { lexicon: readLexicon(new Uint8Array(lexicon)) }),
      ...(outOfScope === undefined ? {} : { outOfScope: outOfScope.split('\n').filter((line) => line.trim() !== '') }),
    };
  };
  const known = await Promise.all(LANGUAGES.map(async (language) => [language, await read(language)] as const));
  return Object.fromEntries(known) as Record<Language, LanguageKnowledge>;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
