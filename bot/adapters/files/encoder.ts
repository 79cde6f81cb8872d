import { constants, existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Encoder, loadEncoder, overBridge, throughGlosses } from '../../matcher';
import { LANGUAGES, type Language } from '../../model/language';

/** The language that the encoder file was made for; others go through glosses. */
const OWN_LANGUAGE: Language = 'en';
const FILE = `encoder-${OWN_LANGUAGE}.bin`;
const glossesFile = (language: Language) => `${language}.glosses.txt`;
/** What is learnt of the glosses; a language may have none. */
const bridgeFile = (language: Language) => `${language}.bridge.bin`;

/** The encoder of a language; `undefined` where there is none. */
export type EncoderOf = (language: Language) => Encoder | undefined;

/**
 * The encoder of each language from a folder with the encoder file, `<language>.glosses.txt` and `<language>.bridge.bin`. The files are read when an
 * encoder is first asked for, once; synchronously, because matching is. `undefined` where a file is missing.
 * @throws SnapshotError for a damaged file, when it is asked for
 */
export function folderEncoders(directory: string): EncoderOf {
  const known = new Map<Language, Encoder | undefined>();
  const open: EncoderOf = (language) => {
    if (!known.has(language)) known.set(language, read(language));
    return known.get(language);
  };
  const read: EncoderOf = (language) => {
    if (language === OWN_LANGUAGE) {
      const file = join(directory, FILE);
      return existsSync(file) ? loadEncoder(new Uint8Array(readFileSync(file))) : undefined;
    }
    const own = open(OWN_LANGUAGE);
    const glosses = join(directory, glossesFile(language));
    if (own === undefined || !existsSync(glosses)) return undefined;
    const glossed = throughGlosses(own, language, readFileSync(glosses, 'utf8'));
    const bridge = join(directory, bridgeFile(language));
    return existsSync(bridge) ? overBridge(glossed, language, new Uint8Array(readFileSync(bridge))) : glossed;
  };
  return open;
}

/**
 * Encoders for answering: one that is damaged counts as missing, because an answer by words alone is better than none.
 * Publishing reads the same files and says what is wrong with them.
 */
export function forAnswering(encoders: EncoderOf): EncoderOf {
  const damaged = new Set<Language>();
  return (language) => {
    if (damaged.has(language)) return undefined;
    try {
      return encoders(language);
    } catch {
      damaged.add(language);
      return undefined;
    }
  };
}

/** Puts an encoder's files into another folder; those that are there already are replaced. Missing ones are left out. */
export async function copyEncoder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of [FILE, ...LANGUAGES.flatMap((language) => [glossesFile(language), bridgeFile(language)])]) {
    // Where the file system can share the blocks, a copy costs nothing.
    await copyFile(join(from, file), join(to, file), constants.COPYFILE_FICLONE).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}
