import { readFileSync } from 'node:fs';
import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Encoder, loadEncoder, throughGlosses } from '../../matcher';
import { LANGUAGES, type Language } from '../../model/language';

/** The language that the encoder file was made for; others go through glosses. */
const OWN_LANGUAGE: Language = 'en';
const FILE = `encoder-${OWN_LANGUAGE}.bin`;
const glossesFile = (language: Language) => `${language}.glosses.txt`;

/**
 * The encoder of each language from a folder with `encoder-en.bin` and `<language>.glosses.txt`. The files are read when an
 * encoder is first asked for, once; synchronously, because matching is. `undefined` where a file is missing or damaged.
 */
export function folderEncoders(directory: string): (language: Language) => Encoder | undefined {
  const known = new Map<Language, Encoder | undefined>();
  const open = (language: Language): Encoder | undefined => {
    if (!known.has(language)) known.set(language, read(language));
    return known.get(language);
  };
  const read = (language: Language): Encoder | undefined => {
    try {
      if (language === OWN_LANGUAGE) return loadEncoder(new Uint8Array(readFileSync(join(directory, FILE))));
      const own = open(OWN_LANGUAGE);
      return own && throughGlosses(own, language, readFileSync(join(directory, glossesFile(language)), 'utf8'));
    } catch {
      return undefined;
    }
  };
  return open;
}

/** Puts an encoder's files into another folder; those that are there already are replaced. Missing ones are left out. */
export async function copyEncoder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of [FILE, ...LANGUAGES.map(glossesFile)]) {
    await rm(join(to, file), { force: true });
    // A link costs nothing, and the file never changes.
    await link(join(from, file), join(to, file)).catch(async () => {
      await copyFile(join(from, file), join(to, file)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    });
  }
}
