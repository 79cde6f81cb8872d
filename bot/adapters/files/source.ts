import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MostradorError } from '../../model/errors';
import type { Knowledge, KnowledgeSource } from '../../ports';
import { type OpenOptions, openVersion } from '../../publishing/version-content';
import { sha256Digest } from '../crypto';
import { folderEncoders, forAnswering } from './encoder';
import { readFaults } from './faults';
import { readLearning } from './learning';
import { CURRENT, versionsFolder } from './versions-folder';

/**
 * Knowledge from a folder of compiled versions. Every call looks at the pointer, so a new version is used immediately;
 * while a newer one cannot be read, the last good one stays in use.
 */
export function filesKnowledgeSource(
  directory: string,
  {
    matching = true,
    encoders = forAnswering(folderEncoders(directory)),
  }: Partial<Pick<OpenOptions, 'matching' | 'encoders'>> = {},
): KnowledgeSource {
  const versions = versionsFolder(directory);
  let loaded: { readonly mtimeMs: number; readonly knowledge: Knowledge } | undefined;
  return {
    async current() {
      try {
        // Every request comes here. The pointer's time stands in memory, and asking for it asynchronously takes 20 times as long.
        const { mtimeMs } = statSync(join(directory, CURRENT));
        if (loaded?.mtimeMs === mtimeMs) return loaded.knowledge;
        const version = await currentVersion(directory);
        const knowledge =
          loaded?.knowledge.base.version === version
            ? loaded.knowledge
            : await openVersion(versions, version, { digest: sha256Digest, matching, encoders });
        if (knowledge === undefined) throw new Error('The current version is not whole.');
        loaded = { mtimeMs, knowledge };
        return knowledge;
      } catch (cause) {
        if (loaded !== undefined) return loaded.knowledge;
        throw new MostradorError(
          'KNOWLEDGE_INVALID',
          'There is no compiled knowledge where KNOWLEDGE_DIR points.',
          {},
          { cause },
        );
      }
    },
    learning: () => readLearning(directory),
    faults: () => readFaults(directory),
  };
}

/** The version that a folder names as its current one. Throws when it names none. */
export async function currentVersion(directory: string): Promise<string> {
  return (await readFile(join(directory, CURRENT), 'utf8')).trim();
}
